import JSON
import Rules

/// Describes `tenet.yaml`, for editors. What it accepts may still be wrong: `tenet config show` knows more.
enum SettingsSchema {
    /// A JSON Schema of the draft 2020-12, https://json-schema.org/draft/2020-12.
    static var text: String { json.serializedPretty() + "\n" }

    private static var json: JSONValue {
        var properties: JSONObject = ["apiVersion": ["const": .string(RuleFileReader.version)]]
        for setting in Setting.inFile {
            let (group, key) = setting.place
            guard let group else {
                properties[key] = .object(setting.schema)
                continue
            }
            var content = properties[group]?["properties"]?.object ?? JSONObject()
            content[key] = .object(setting.schema)
            properties[group] = ["type": "object", "additionalProperties": false, "properties": .object(content)]
        }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tenet settings",
            "description": "`tenet.yaml`: what is the same every night.", "type": "object",
            "additionalProperties": false, "properties": .object(properties),
        ]
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
