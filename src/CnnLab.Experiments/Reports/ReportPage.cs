using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>What all reports have in common: a page that asks no network for anything, and its figures.</summary>
internal static class ReportPage
{
    /// <summary>The whole page.</summary>
    /// <param name="title">The title of the window.</param>
    /// <param name="content">What there is to read.</param>
    public static string Of(string title, params object?[] content) => Html.Page(Html.Tag("html",
        new XAttribute("lang", "en"),
        Html.Tag("head",
            Meta("charset", "utf-8"),
            Meta("name", "viewport", "width=device-width, initial-scale=1"),
            Meta("name", "color-scheme", "light dark"),
            Meta("http-equiv", "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
            Html.Tag("title", title),
            Html.Tag("style", Style())),
        Html.Tag("body", Html.Tag("main", content))));

    /// <summary>A figure, which scrolls on its own where the screen is narrow.</summary>
    public static XElement Figure(XElement svg, string caption) => Html.Tag("figure",
        Html.Tag("div", Html.Class("scroll"), new XAttribute("tabindex", "0"), svg),
        Html.Tag("figcaption", caption));

    private static XElement Meta(string attribute, string value, string? content = null) =>
        new("meta", new XAttribute(attribute, value), content is null ? null : new XAttribute("content", content));

    private static string Style()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
