/// The texts of what can be wrong with inputs and the tables that are read for them.
package enum InputMessages {
    static let oneSource = "an input needs `snapshot: DIR` or `csv: FILE`, one of them"
    static let missingPath = "an input needs a path"
    static let rowColumns = "every row of a table has the same columns"
    static let mixedGiven = "expected the rows of a table, or an organization as in `given`"

    static func duplicate(_ name: String, first: String) -> String {
        "an input `\(name)` exists already, at \(first)"
    }

    static func unused(_ name: String) -> String {
        "the input `\(name)` is not used"
    }

    static func isInput(_ name: String, first: String) -> String {
        "`\(name)` is an input, at \(first)"
    }

    static func unknown(_ name: String, nearest: String?) -> String {
        "no rule file declares an input `\(name)`" + (nearest.map { ", did you mean `\($0)`?" } ?? "")
    }

    static func otherShape(_ name: String, _ kind: InputKind) -> String {
        switch kind {
        case .csv: "the input `\(name)` is a table: a list of rows"
        case .snapshot: "the input `\(name)` is an inventory: a mapping, as in `given`"
        }
    }

    static func notGiven(_ name: String) -> String {
        "the test gives no input `\(name)`"
    }

    /// A path that a rule file must not name.
    package static func outside(_ path: String) -> String {
        "`\(path)` lies outside of the rule file's folder and of the folder that tenet runs in"
    }

    package static let outsideHint = "give it when you run tenet: `--input NAME=PATH`, or `inputs` in tenet.yaml"
    package static let absolute = "expected a path relative to the rule file"

    package static func unreadable(_ name: String, _ reason: String) -> String {
        "cannot read the input `\(name)`: \(reason)"
    }

    // MARK: - Tables

    static let notUTF8 = "the table is not UTF-8"
    static let noHeader = "the table is empty, expected a line with the names of its columns"
    static let unclosedQuote = "this quote is not closed"
    static let quoteInside = "a quote stands in a field that does not begin with one"
    static let afterQuote = "expected `,` or the end of the line after the closing quote"
    static let loneReturn = "a carriage return without a line feed"
    static let nullCharacter = "a table holds no NUL character"
    static let emptyColumn = "a column needs a name"
    static let quoteHint = "put the whole field in quotes, and write a quote within it twice: \"say \"\"hello\"\"\""
    static let emptyLine = "an empty line is no row; write `\"\"` for a single empty field"

    static func duplicateColumn(_ name: String) -> String {
        "a column `\(name)` exists already"
    }

    static func otherSeparator(_ separator: Character) -> String {
        "the header has one column and `\(separator == "\t" ? "tab" : String(separator))` in it: fields are separated by `,`"
    }

    static func ragged(_ found: Int, columns: Int) -> String {
        "expected \(columns) \(columns == 1 ? "field" : "fields") as in the header, found \(found)"
    }

    static func tooMany(_ what: String, _ limit: Int) -> String {
        "the table has more than \(limit) \(what)"
    }
}
