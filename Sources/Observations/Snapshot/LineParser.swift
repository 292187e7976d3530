internal import JSON

/// Reads one line after the other as resources.
struct LineParser {
    /// Why a line is no resource, for people.
    struct Mistake: Error {
        let text: String
    }

    let layout: ResourceLayout
    /// Details that the manifest does not list: what stands there says nothing.
    let unlistedDetails: Set<Detail>
    private var parser = JSONParser()

    init(_ layout: ResourceLayout, unlistedDetails: Set<Detail>) {
        self.layout = layout
        self.unlistedDetails = unlistedDetails
    }

    /// Keys that an object of the last line held more than once, each once.
    var repeatedKeys: [String] {
        var keys: [String] = []
        for key in parser.duplicateKeys where !keys.contains(key) { keys.append(key) }
        return keys
    }

    mutating func resource(_ line: UnsafeRawBufferPointer) throws(Mistake) -> Resource {
        let json: JSONValue
        do throws(JSONParseError) {
            json = try parser.parse(line)
        } catch {
            throw Mistake(text: "\(error)")
        }
        guard var resource = Resource(json, layout) else {
            throw Mistake(text: "expected an object with a text as `\(layout.idKey)`")
        }
        for detail in unlistedDetails { resource.forget(detail) }
        return resource
    }
}
