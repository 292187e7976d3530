import Foundation

/// The folder with the documents and data that the project was made from.
enum Shared {
    static let folder = ProcessInfo.processInfo.environment["TENET_SHARED"]
    static let comment = "the environment variable TENET_SHARED does not name the shared folder"
}
