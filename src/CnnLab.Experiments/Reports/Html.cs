using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>HTML as a tree: what is text stays text, whatever it holds.</summary>
internal static class Html
{
    /// <summary>
    /// An element. Strings become text; attributes, elements and lists of them are taken as they are.
    /// </summary>
    public static XElement Tag(string name, params object?[] content) =>
        new(name, content.Select(item => item is string text ? Clean(text) : item).DefaultIfEmpty(string.Empty));

    public static XAttribute Class(string names) => new("class", names);

    /// <summary>The whole page.</summary>
    public static string Page(XElement html) => $"<!DOCTYPE html>\n{html.ToString(SaveOptions.DisableFormatting)}\n";

    /// <summary>
    /// A text without control characters and halves of surrogate pairs, for which XML and HTML have no place.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isControl = rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append((isControl ? Rune.ReplacementChar : rune).ToString());
        }

        return clean.ToString();
    }
}
