import JSON

extension SettingsInForce {
    /// A line for each setting: name, value, and where it comes from.
    var text: String {
        let rows = all.map { ($0.name, $0.value.text, $0.origin.text) }
        // A long value moves its own line only.
        let widths = (rows.map(\.0.count).max() ?? 0, min(40, rows.map(\.1.count).max() ?? 0))
        return rows.map { name, value, origin in
            name.padded(to: widths.0) + "  " + value.padded(to: widths.1) + "  " + origin + "\n"
        }.joined()
    }

    /// Of a secret stands `set`, never its value.
    var json: JSONValue {
        let settings = all.map { setting -> JSONValue in
            let key = if case .secret = setting.value { "set" } else { "value" }
            return ["name": .string(setting.name), key: setting.value.json, "source": setting.origin.json]
        }
        return ["version": 1, "settings": .array(settings)]
    }
}
