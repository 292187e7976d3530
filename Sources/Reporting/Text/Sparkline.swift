/// Numbers as bars of eight heights; the lowest is 0, the highest the greatest number.
package func sparkline(_ values: [Int]) -> String {
    let bars = Array("▁▂▃▄▅▆▇█")
    let greatest = max(1, values.max() ?? 1)
    return String(
        values.map { value in
            let part = Double(max(0, value)) / Double(greatest)
            return bars[min(bars.count - 1, Int((part * Double(bars.count - 1)).rounded(.up)))]
        })
}
