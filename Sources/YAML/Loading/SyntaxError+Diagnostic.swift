import Diagnostics

/// libyaml's words are those of https://github.com/yaml/libyaml/blob/0.2.5/src, `scanner.c`, `parser.c`, `reader.c`.
extension SyntaxError {
    /// The error in words for the author of the file, at the place to look at.
    var diagnostic: Diagnostic {
        structureDiagnostic ?? tokenDiagnostic ?? Diagnostic(.error, in: source, at: offset..<offset, problem)
    }

    /// An error in how lists and mappings stand to each other.
    private var structureDiagnostic: Diagnostic? {
        switch problem {
        case "mapping values are not allowed in this context":
            line.hasValue(before: offset)
                ? error(SyntaxMessages.colonInValue, hint: SyntaxMessages.colonHint)
                : error(SyntaxMessages.keyNotAllowed, at: line.start, hint: SyntaxMessages.indentationHint)
        case "could not find expected ':'":
            error(SyntaxMessages.keyWithoutColon, at: contextOffset)
        case "did not find expected key":
            misplaced(SyntaxMessages.expectedKey(ofMappingOn: contextLine))
        case "did not find expected '-' indicator":
            misplaced(SyntaxMessages.expectedEntry(ofListOn: contextLine))
        case "did not find expected <document start>":
            misplaced(SyntaxMessages.expectedEnd)
        case "did not find expected ',' or ']'":
            error(SyntaxMessages.expectedInFlow("]", openedOn: contextLine))
        case "did not find expected ',' or '}'":
            error(SyntaxMessages.expectedInFlow("}", openedOn: contextLine))
        case "did not find expected node content":
            error(SyntaxMessages.expectedValue)
        case "block sequence entries are not allowed in this context":
            error(SyntaxMessages.entryNotAllowed, hint: SyntaxMessages.entryHint)
        case "mapping keys are not allowed in this context":
            error(SyntaxMessages.questionMark, hint: SyntaxMessages.quoteHint("?"))
        default:
            nil
        }
    }

    /// An error in the characters of one token.
    private var tokenDiagnostic: Diagnostic? {
        switch (problem, context) {
        case ("found character that cannot start any token", _) where character(at: offset) != "\t":
            error(SyntaxMessages.cannotBegin(character(at: offset)), hint: quoteHint)
        case ("found character that cannot start any token", _),
            ("found a tab character where an indentation space is expected", _),
            ("found a tab character that violates indentation", _):
            error(SyntaxMessages.tab)
        case ("found unexpected end of stream", _), ("found unexpected document indicator", _):
            error(SyntaxMessages.unclosedQuote(character(at: contextOffset)), at: contextOffset)
        case ("found unknown escape character", _):
            error(SyntaxMessages.unknownEscape(character(at: offset + 1)), hint: SyntaxMessages.backslashHint)
        case ("did not find expected hexdecimal number", _):
            error(SyntaxMessages.expectedDigits, hint: SyntaxMessages.backslashHint)
        case ("found invalid Unicode character escape code", _):
            error(SyntaxMessages.invalidEscape)
        case ("found unexpected ':'", _):
            error(SyntaxMessages.colonInValue, hint: SyntaxMessages.colonHint)
        case ("found an indentation indicator equal to 0", _):
            error(SyntaxMessages.zeroIndentation, at: contextOffset)
        case ("did not find expected comment or line break", "while scanning a block scalar"):
            error(SyntaxMessages.expectedLineEnd(after: character(at: contextOffset)), hint: quoteHint)
        case ("did not find expected alphabetic or numeric character", _):
            error(SyntaxMessages.expectedName(after: character(at: contextOffset)), at: contextOffset, hint: quoteHint)
        case ("found undefined tag handle", _), (_, "while scanning a tag"), (_, "while parsing a tag"):
            error(LoadMessages.tags, at: contextOffset, hint: SyntaxMessages.quoteHint("!"))
        case ("control characters are not allowed", _):
            error(SyntaxMessages.controlCharacter(character(at: offset)))
        case ("found duplicate %YAML directive", _), ("found incompatible YAML document", _):
            error(SyntaxMessages.directive)
        case _ where context.hasSuffix("directive"):
            error(SyntaxMessages.directive, at: contextOffset)
        default:
            nil
        }
    }

    /// Text where something else must stand: on a line of its own it is wrongly indented, after a value it was meant
    /// to belong to the value.
    private func misplaced(_ message: String) -> Diagnostic {
        line.begins(at: offset)
            ? error(message, hint: SyntaxMessages.indentationHint)
            : error(SyntaxMessages.textAfterValue, hint: quoteHint)
    }

    private func error(_ message: String, at place: Int? = nil, hint: String? = nil) -> Diagnostic {
        let place = place ?? offset
        return Diagnostic(.error, in: source, at: place..<place, message, hint: hint)
    }

    private var line: ErrorLine { ErrorLine(at: offset, in: source) }

    private var quoteHint: String? { line.indicator(upTo: offset).map(SyntaxMessages.quoteHint) }

    private var contextLine: Int { source.position(at: contextOffset).line }

    private func character(at offset: Int) -> Unicode.Scalar { source.scalar(at: offset) ?? " " }
}
