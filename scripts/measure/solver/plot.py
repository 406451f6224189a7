"""A log-log plot as SVG, written by hand: time against arcs."""
import math


def exponent(points):
    """Least squares slope of log seconds against log arcs."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean_x, mean_y = (sum(column) / len(logs) for column in zip(*logs))
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)


def save(path, points, exponents):
    width, height, margin = 640, 440, 60
    arcs = [math.log10(point[0]) for point in points]
    seconds = [math.log10(value) for point in points for value in point[1:]]
    left, right = math.floor(min(arcs)), math.ceil(max(arcs))
    low, high = math.floor(min(seconds)), math.ceil(max(seconds))

    def place(x, y):
        return (margin + (x - left) / (right - left) * (width - 2 * margin),
                height - margin - (y - low) / (high - low) * (height - 2 * margin))

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
             f'<rect width="{width}" height="{height}" fill="white"/>']
    for x in range(left, right + 1):
        (x0, y0), (_, y1) = place(x, low), place(x, high)
        parts.append(f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x0:.1f}" y2="{y1:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{x0:.1f}" y="{y0 + 18:.1f}" text-anchor="middle">10^{x}</text>')
    for y in range(low, high + 1):
        (x0, y0), (x1, _) = place(left, y), place(right, y)
        parts.append(f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y0:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{x0 - 8:.1f}" y="{y0 + 4:.1f}" text-anchor="end">10^{y} s</text>')
    for which, (label, colour) in enumerate([("passerelle", "#0b6"), ("OR-Tools", "#c33")]):
        line = [place(math.log10(point[0]), math.log10(point[1 + which])) for point in points]
        track = " ".join(f"{x:.1f},{y:.1f}" for x, y in line)
        parts.append(f'<polyline points="{track}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.extend(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in line)
        parts.append(f'<text x="{margin + 10}" y="{margin + 18 * which}" fill="{colour}">{label}: arcs^{exponents[which]:.2f}</text>')
    parts.append(f'<text x="{width / 2}" y="{height - 18}" text-anchor="middle">arcs (agents × wishes and quotas)</text></svg>')
    with open(path, "w") as file:
        file.write("\n".join(parts))
