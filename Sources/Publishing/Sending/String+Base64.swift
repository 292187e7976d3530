internal import Foundation

extension String {
    /// The base 64 of its UTF-8.
    var base64: String {
        Data(utf8).base64EncodedString()
    }
}
