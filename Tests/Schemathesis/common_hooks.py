"""What both dialects need to know about the simulator."""

import json
import os
import urllib.request
import zlib

BASE, TOKEN = os.environ["SIMULATOR_URL"], os.environ["SIMULATOR_TOKEN"]


def members(path, body=None):
    """What is on the first page of a listing, or of a search when there is a body."""
    headers = {"Authorization": "Bearer " + TOKEN, "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(BASE + path, headers=headers, data=data)
    with urllib.request.urlopen(request) as response:
        return json.load(response)["data"]


def ids(path, key="id", body=None):
    """The ids of those."""
    return [item[key] for item in members(path, body)]


def is_negative(case, part):
    """Whether that part of a request is made to be refused."""
    return case.meta is not None and any(
        str(location).endswith(part) and component.mode.is_negative
        for location, component in case.meta.components.items()
    )


def drop_cursor(case):
    """The descriptions say that any text is a cursor; only one that a listing gave out is. So a request that is to be
    accepted goes without."""
    if case.query and not is_negative(case, "query"):
        case.query.pop("cursor", None)
    if isinstance(case.body, dict) and not is_negative(case, "body"):
        case.body.pop("cursor", None)


def use_known_ids(case, known):
    """Random ids lead nowhere: most requests get an id that exists, so that they reach what is behind it."""
    if case.path_parameters and not is_negative(case, "path_parameters"):
        for name, value in case.path_parameters.items():
            number = zlib.crc32(repr(value).encode())
            if name in known and number % 8:
                case.path_parameters[name] = known[name][number // 8 % len(known[name])]
