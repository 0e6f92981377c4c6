using System.CommandLine;

namespace CnnLab.Benchmarks;

/// <summary>Options that several modes have: the same words, the same meaning.</summary>
internal static class CommonOptions
{
    /// <summary>The providers as manifests call them.</summary>
    public static string[] ProviderNames { get; } =
        [.. Enum.GetNames<ProviderChoice>().Select(name => name.ToLowerInvariant())];

    public static Option<double> Seconds(string description, double otherwise)
    {
        var seconds = new Option<double>("--seconds")
        {
            Description = description,
            DefaultValueFactory = _ => otherwise,
        };
        seconds.Validators.Add(result => Require(
            result.GetValueOrDefault<double>() is > 0 and < double.PositiveInfinity, "a positive number", result));
        return seconds;
    }

    public static Option<int> Count(string name, string description, int otherwise)
    {
        var count = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        count.Validators.Add(result => Require(
            result.GetValueOrDefault<int>() > 0, "a positive whole number", result));
        return count;
    }

    public static Option<string> Only(string description) => new("--only")
    {
        Description = description,
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    private static void Require(bool holds, string expected, System.CommandLine.Parsing.OptionResult result)
    {
        if (!holds)
        {
            var received = string.Join(' ', result.Tokens.Select(token => token.Value));
            result.AddError($"{result.Option.Name} is {received}. Expected {expected}.");
        }
    }
}
