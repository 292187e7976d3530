import JSON
import Rules

/// Describes `tenet.yaml`, for editors. What it accepts may still be wrong: `tenet config show` knows more.
enum SettingsSchema {
    /// A JSON Schema of the draft 2020-12, https://json-schema.org/draft/2020-12.
    static var text: String { json.serializedPretty() + "\n" }

    private static var json: JSONValue {
        var properties: JSONObject = ["apiVersion": ["const": .string(RuleFileReader.version)]]
        for setting in Setting.inFile {
            add(setting.schema, at: setting.name.split(separator: ".").map(String.init)[...], to: &properties)
        }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tenet settings",
            "description": "`tenet.yaml`: what is the same every night.", "type": "object",
            "additionalProperties": false, "properties": .object(properties),
        ]
    }
}

extension SettingsSchema {
    private static func add(_ schema: JSONObject, at path: ArraySlice<String>, to properties: inout JSONObject) {
        guard let key = path.first else { return }
        guard path.count > 1 else {
            properties[key] = .object(schema)
            return
        }
        var content = properties[key]?["properties"]?.object ?? JSONObject()
        add(schema, at: path.dropFirst(), to: &content)
        properties[key] = ["type": "object", "additionalProperties": false, "properties": .object(content)]
    }
}

extension Setting {
    /// Of its value in a file.
    var schema: JSONObject {
        let others = [flag, variable].compactMap { $0.map { "`\($0)`" } }
        let description = says + (others.isEmpty ? "" : " (\(others.joined(separator: ", ")))")
        var schema: JSONObject = ["description": .string(description)]
        let value: JSONObject =
            switch shape {
            case .one: type.schema
            case .list: ["type": "array", "items": .object(type.schema)]
            case .mapping: ["type": "object", "additionalProperties": .object(type.schema)]
            }
        for member in value.members { schema[member.key] = member.value }
        if !standard.isEmpty { schema["default"] = SettingInForce.Value(standard, of: self).json }
        return schema
    }
}
