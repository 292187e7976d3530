import Diagnostics
import Foundation
import Remediation
import Rules
import YAML

/// What is the same every night: the content of `tenet.yaml`, and the environment that beats it.
struct Settings: Sendable {
    let environment: [String: String]
    let file: SettingsFile

    /// Reads `tenet.yaml` of the folder, where there is one. Throws `CommandFailure` after showing what is wrong with it.
    init(folder: String, environment: [String: String], console: Console) throws {
        self.environment = environment
        let path = folder == "." ? SettingsFile.name : "\(folder)/\(SettingsFile.name)"
        // A link that leads nowhere is not no file: guardrails may have stood there.
        guard (try? FileManager.default.attributesOfItem(atPath: path)) != nil else {
            file = SettingsFile()
            return
        }
        file = SettingsFile(path: path, bytes: try TextFile.read(path))
        if !file.diagnostics.isEmpty {
            file.diagnostics.show(on: console)
            throw CommandFailure(.invalid, "")
        }
    }

    /// What is in force: the option's values, else the environment's (of a list, separated by commas), else the file's; nil
    /// where nobody says anything. Throws `CommandFailure` where it is wrong.
    func found(_ options: [String], _ setting: Setting) throws -> (texts: [String], origin: SettingOrigin)? {
        if !options.isEmpty {
            let flag = setting.flag ?? setting.name
            try Self.check(options, setting, flag, .wrongArguments)
            return (options, .option(flag))
        }
        // A variable that is set to nothing, as CI servers do with what they do not know, says nothing.
        if let variable = setting.variable, let text = environment[variable], !text.isEmpty {
            let texts = setting.shape == .list ? text.split(separator: ",").map(String.init) : [text]
            try Self.check(texts, setting, variable, .invalid)
            return (texts, .variable(variable))
        }
        guard let node = file.nodes[setting.name], let texts = file.texts(of: setting) else { return nil }
        return (texts, .place(of: node))
    }

    private static func check(_ texts: [String], _ setting: Setting, _ name: String, _ status: ExitStatus) throws {
        for text in texts where !setting.type.isValid(text) {
            throw CommandFailure(status, "`\(name)`: \(setting.type.mistake("`\(text)`"))")
        }
    }

    func value(_ option: String?, _ setting: Setting) throws -> String? {
        try found(option.map { [$0] } ?? [], setting)?.texts.first
    }

    /// Nothing where nobody says anything.
    func values(_ options: [String], _ setting: Setting) throws -> [String] {
        try found(options, setting)?.texts ?? []
    }

    func number<Number: LosslessStringConvertible>(_ option: Number?, _ setting: Setting) throws -> Number? {
        try value(option.map { "\($0)" }, setting).flatMap { Number($0) }
    }

    /// Where locks and journals stand.
    func state(_ option: String?) throws -> StateFolder {
        try value(option, .state).map { StateFolder($0) } ?? StateFolder(environment: environment)
    }

    func flag(_ option: Bool, _ setting: Setting) throws -> Bool {
        try value(option ? "true" : nil, setting).map(Self.isYes) ?? false
    }

    /// Of a value that says yes or no.
    static func isYes(_ text: String) -> Bool {
        ["true", "1", "yes"].contains(text.lowercased())
    }
}
