import Foundation

/// Reads files whole, within a bound.
enum TextFile {
    private static let maximumBytes = 64 << 20

    /// Throws `CommandFailure` naming the path.
    static func read(_ path: String) throws -> [UInt8] {
        try read(path, as: "`\(path)`")
    }

    /// A file that holds a secret. The secret itself may stand where its path should, so that the failure names only what names the
    /// file: an option, a variable or a place of `tenet.yaml`.
    static func secret(_ path: String, namedBy place: String) throws -> String {
        String(decoding: try read(path, as: "the file that \(place) names"), as: UTF8.self)
    }

    private static func read(_ path: String, as shown: String) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CommandFailure(.invalid, "cannot read \(shown): \(String(cString: strerror(errno)))")
        }
        defer { try? handle.close() }
        var isFolder: ObjCBool = false
        guard !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) || !isFolder.boolValue else {
            throw CommandFailure(.invalid, "cannot read \(shown): it is a folder")
        }
        let data: Data
        do {
            data = try handle.read(upToCount: maximumBytes + 1) ?? Data()
        } catch {
            throw CommandFailure(.invalid, "cannot read \(shown): reading failed")
        }
        guard data.count <= maximumBytes else {
            throw CommandFailure(.invalid, "\(shown) is larger than \(maximumBytes >> 20) MiB")
        }
        return Array(data)
    }
}
