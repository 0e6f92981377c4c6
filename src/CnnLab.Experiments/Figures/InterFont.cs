using ScottPlot;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>
/// The font of all figures, carried in the assembly: SkiaSharp draws no letters where the system has no fonts, and figures are the same everywhere.
/// </summary>
internal sealed class InterFont : IFontResolver
{
    public const string Name = "Inter";

    private static readonly Lazy<SKTypeface> LazyRegular = new(() => Load("Inter-Regular"));
    private static readonly Lazy<SKTypeface> LazySemiBold = new(() => Load("Inter-SemiBold"));
    private static readonly Lazy<bool> Registration = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new InterFont());
        return true;
    });

    public static SKTypeface Regular => LazyRegular.Value;

    public static SKTypeface SemiBold => LazySemiBold.Value;

    /// <summary>Makes ScottPlot find the font by its name; only the first call does something.</summary>
    public static void Register() => _ = Registration.Value;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName != Name ? null : weight >= FontWeight.SemiBold ? SemiBold : Regular;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName != Name ? null : bold ? SemiBold : Regular;

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(InterFont).Assembly.GetManifestResourceStream(resource)!;
        return SKTypeface.FromStream(stream);
    }
}
