internal import Mustache

/// The page's templates, style and script, which are part of the program.
struct HTMLTemplate {
    private let library: MustacheLibrary

    init() throws {
        MustacheContentTypes.register(HTMLEscaping(), named: "PAGE")
        library = MustacheLibrary(templates: [
            "page": try Self.template(PackageResources.page_mustache),
            "group": try Self.template(PackageResources.group_mustache),
            "finding": try Self.template(PackageResources.finding_mustache),
            "rule": try Self.template(PackageResources.rule_mustache),
        ])
    }

    func render(_ page: HTMLPage) -> String? {
        library.render(page, withTemplate: "page")
    }

    static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.names_js + PackageResources.report_js, as: UTF8.self)

    /// Each names the escaping for itself: a template within another does not inherit it.
    private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
        try MustacheTemplate(string: "{{% CONTENT_TYPE: PAGE}}" + String(decoding: bytes, as: UTF8.self))
    }
}
