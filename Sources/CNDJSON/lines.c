#define NDJSON_READ_LINES ndjson_read_lines
#include "lines.h"
