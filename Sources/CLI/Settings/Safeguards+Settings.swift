import Remediation

extension Safeguards {
    /// `guardrails` of the settings.
    init(_ file: SettingsFile) {
        self.init()
        let number = { (setting: Setting) in file.texts(of: setting)?.first.flatMap { Int($0) } }
        let texts = { (setting: Setting) in file.texts(of: setting) ?? [] }
        requiredRanges = texts(.requiredRanges)
        maximumChanges = number(.maximumChanges) ?? maximumChanges
        maximumPercent = number(.maximumPercent)
        maximumLockedOut = number(.maximumLockedOut) ?? maximumLockedOut
        protectedPolicies = texts(.protectedPolicies)
        windows = texts(.windows).compactMap { ChangeWindow($0) }
        freezes = texts(.freezes).compactMap { Freeze($0) }
        organizations = texts(.organizations)
    }
}
