using System.Text.RegularExpressions;

namespace CnnLab.Manifests;

/// <summary>
/// C# names as manifests write them. As <see cref="System.Text.Json.JsonNamingPolicy.SnakeCaseLower"/> but for digits,
/// where the field's own words decide: one digit behind a word counts something and stands apart (<c>Beta1</c> is
/// <c>beta_1</c>); several digits, a digit behind a single letter, and dimensions belong to the word (<c>Sha256</c> is
/// <c>sha256</c>, <c>L2</c> is <c>l2</c>, <c>MaxPooling2D</c> is <c>max_pooling2d</c>).
/// </summary>
public static partial class SnakeCase
{
    /// <summary>The name in snake_case.</summary>
    public static string Of(string name) => string.Join('_', Words().Matches(name).Select(Word));

    private static string Word(Match match)
    {
        var (letters, digits) = (match.Groups["letters"].Value, match.Groups["digits"].Value);
        var apart = digits.Length == 1 && letters.Length > 1;
        return $"{letters}{(apart ? "_" : "")}{digits}".ToLowerInvariant();
    }

    [GeneratedRegex("(?<letters>[A-Z]?[a-z]+|[A-Z]+(?![a-z])|(?=[0-9]))(?<digits>[0-9]+D(?![a-z])|[0-9]+)?")]
    private static partial Regex Words();
}
