package import JSON

/// A resource of the cloud dialect, of any kind, as the API gave it.
package struct CloudResource: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }
}
