using System.Globalization;
using System.Text.RegularExpressions;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// What the header of a NumPy array says: <c>{'descr': '|u1', 'fortran_order': False, 'shape': (3, 2), }</c>.
/// </summary>
/// <param name="Type">The type of an element: byte order, kind, bytes.</param>
/// <param name="IsFortranOrder">Whether the first axis moves fastest.</param>
/// <param name="Sizes">The sizes of the axes, outermost first.</param>
internal sealed partial record NpyHeader(string Type, bool IsFortranOrder, IReadOnlyList<int> Sizes)
{
    private const int MaxAxes = 32;

    /// <summary>Reads it; null if that is no header, or a size does not fit 31 bits.</summary>
    public static NpyHeader? Parse(string text)
    {
        var (type, order, shape) = (TypePattern().Match(text), OrderPattern().Match(text), ShapePattern().Match(text));
        if (!type.Success || !order.Success || !shape.Success)
        {
            return null;
        }

        var axes = shape.Groups[1].Value
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var sizes = new int[Math.Min(axes.Length, MaxAxes)];
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            if (!int.TryParse(axes[axis], NumberStyles.None, CultureInfo.InvariantCulture, out sizes[axis]))
            {
                return null;
            }
        }

        return new NpyHeader(type.Groups[1].Value, order.Groups[1].Value == "True", sizes);
    }

    [GeneratedRegex(@"'descr'\s*:\s*'([^']{1,16})'", RegexOptions.NonBacktracking)]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)", RegexOptions.NonBacktracking)]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9, ]*)\)", RegexOptions.NonBacktracking)]
    private static partial Regex ShapePattern();
}
