import Remediation

extension Safeguards {
    /// `guardrails` of the settings.
    init(_ file: SettingsFile) {
        self.init()
        let texts = { (setting: Setting) in file.texts(of: setting) ?? [] }
        requiredRanges = texts(.requiredRanges)
        radius.perRun = ChangeLimit(file, at: .run, or: radius.perRun)
        radius.perRule = ChangeLimit(file, at: .rule, or: radius.perRule)
        radius.perOrganization = ChangeLimit(file, at: .organization, or: radius.perOrganization)
        maximumLockedOut = file.number(of: .maximumLockedOut) ?? maximumLockedOut
        protectedPolicies = texts(.protectedPolicies)
        breakGlassAdmins = texts(.breakGlassAdmins)
        windows = texts(.windows).compactMap { ChangeWindow($0) }
        freezes = texts(.freezes).compactMap { Freeze($0) }
        organizations = texts(.organizations)
    }
}

extension ChangeLimit {
    /// The bounds that the settings give at the level; the others are as `standard` has them.
    fileprivate init(_ file: SettingsFile, at level: Setting.LimitLevel, or standard: ChangeLimit) {
        self = standard
        for kind in Kind.allCases {
            if let most = file.number(of: .most(kind, at: level)) { counts[kind] = most }
            if let most = file.number(of: .mostPercent(kind, at: level)) { percents[kind] = most }
        }
    }
}
