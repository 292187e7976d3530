import Foundation
import JSON
import Remediation
import Rules
import YAML

/// All settings as a run would take them.
struct SettingsInForce {
    private(set) var all: [SettingInForce] = []

    private let settings: Settings

    /// Throws `CommandFailure` for a setting that is wrong.
    /// - Parameter options: What the command line says, by the names of settings.
    init(_ options: [String: [String]], _ choice: OriginChoice, _ rules: RuleFiles) throws {
        settings = choice.settings
        for setting in Setting.all {
            switch setting.name {
            case Setting.parameterFile.name: continue
            case Setting.params.name: addParameters(try rules.parameters())
            case Setting.inputs.name: addInputs(try InputFiles(rules.options, settings))
            case Setting.approvers.name: addApprovers()
            case Setting.apiKey.name: try addKey(choice, options)
            default: try add(setting, options[setting.name] ?? [])
            }
        }
    }

    private mutating func add(_ setting: Setting, _ options: [String]) throws {
        let found = try settings.found(options, setting)
        let value =
            setting.isSecret || isMisplacedKey(found?.texts ?? [], setting)
            ? .secret(found != nil) : SettingInForce.Value(try found?.texts ?? standard(of: setting), of: setting)
        all.append(SettingInForce(name: setting.name, value: value, origin: found?.origin ?? .standard))
    }

    /// Whether the key itself may stand where the path of its file should.
    private func isMisplacedKey(_ texts: [String], _ setting: Setting) -> Bool {
        setting.name == Setting.tokenFile.name && texts.contains { !FileManager.default.fileExists(atPath: $0) }
    }

    /// What is in force where nobody says anything.
    private func standard(of setting: Setting) throws -> [String] {
        switch setting.name {
        case Setting.dialect.name:
            let address = all.first { $0.name == Setting.baseURL.name }?.value.text ?? ""
            return OriginChoice.isDefault(address) ? ["cloud"] : []
        case Setting.state.name: return [StateFolder(environment: settings.environment).path]
        default: return setting.standard
        }
    }

    // MARK: - Mappings

    private mutating func addParameters(_ parameters: [String: GivenParameter]) {
        for (name, given) in parameters.sorted(by: { $0.key < $1.key }) {
            all.append(
                SettingInForce(
                    name: "params.\(name)", value: SettingInForce.Value(given.text),
                    origin: given.pair.map { .place(of: $0.key) } ?? .option("--param")))
        }
    }

    private mutating func addInputs(_ inputs: InputFiles) {
        for (name, place) in inputs.places.sorted(by: { $0.key < $1.key }) {
            all.append(
                SettingInForce(
                    name: "inputs.\(name)", value: .one(place.path, .text),
                    origin: place.pair.map { .place(of: $0.key) } ?? .option("--input")))
        }
    }

    private mutating func addApprovers() {
        for pair in settings.file.pairs(of: .approvers) {
            guard let name = pair.key.scalar?.text, let key = pair.value.scalar?.text else { continue }
            all.append(
                SettingInForce(
                    name: "\(Setting.approvers.name).\(name)", value: .one(key, .text), origin: .place(of: pair.key)))
        }
    }

    // MARK: - The API key

    /// Says whether there is one, and where; standard input is not read for that.
    private mutating func addKey(_ choice: OriginChoice, _ options: [String: [String]]) throws {
        let name = Setting.apiKey.name
        switch try choice.keyPlace() {
        case .standardInput:
            all.append(SettingInForce(name: name, value: .secret(true), origin: .option("--token-stdin")))
        case .file(let path, _):
            let content = try? TextFile.read(path)
            let isSet = content.map { !$0.allSatisfy { $0 <= 0x20 } } ?? false
            let origin = try settings.found(options[Setting.tokenFile.name] ?? [], .tokenFile)?.origin
            all.append(SettingInForce(name: name, value: .secret(isSet), origin: origin ?? .standard))
        case .environment:
            try add(.apiKey, [])
        }
    }
}
