using System.Collections.Frozen;
using System.CommandLine;
using CnnLab.Experiments;
using CnnLab.Manifests;

namespace CnnLab.Cli.Commands;

/// <summary>Options that several verbs have: the same words, the same meaning.</summary>
internal static class CommonOptions
{
    /// <summary>The words of <c>--only</c>. Those of the type itself would take numbers and lists as well.</summary>
    private static readonly FrozenDictionary<string, TrialChoice> Choices = new Dictionary<string, TrialChoice>
    {
        ["failed"] = TrialChoice.Failed,
        ["missing"] = TrialChoice.Missing,
        ["stale"] = TrialChoice.Stale,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Show the stack trace of an error.",
        Recursive = true,
    };

    public static Option<string[]> Plugins { get; } = new("--plugins")
    {
        Description = "A folder of plugins, a plugin's folder, or a DLL; may be given several times. "
            + "CNNLAB_PLUGINS may hold more, separated like PATH.",
        HelpName = "DIR",
        Recursive = true,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Change a value of the manifest, for example "
            + "--set training.epochs=3 --set model.layers.pool1.type=average_pooling2d. "
            + "The value is JSON or a bare word.",
        HelpName = "path=value",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print the answer as JSON on standard output." };

    public static Option<TrialChoice?> Only()
    {
        var only = new Option<TrialChoice?>("--only")
        {
            Description = "Run only the trials that failed, or have no result yet (missing), or were run with other "
                + "plugins or data (stale). By default all that are missing or stale.",
            HelpName = "failed|missing|stale",
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                if (Choices.TryGetValue(word, out var choice))
                {
                    return choice;
                }

                result.AddError($"--only is '{word}'. Expected one of failed, missing and stale.");
                return null;
            },
        };
        return only;
    }

    public static Option<bool> Locked() => new("--locked")
    {
        Description = "Refuse plugins that are not those of the cnnlab.lock.json beside the manifest.",
    };

    public static Argument<string[]> Manifests()
    {
        var manifests = new Argument<string[]>("manifest")
        {
            Description = "One or more manifests; * and ? match file names.",
            Arity = ArgumentArity.OneOrMore,
        };
        manifests.Validators.Add(result =>
        {
            foreach (var (index, token) in result.Tokens.Index())
            {
                if (token.Value.StartsWith("--", StringComparison.Ordinal))
                {
                    result.AddError(NoOption(token.Value, result.Tokens.ElementAtOrDefault(index + 1)?.Value));
                }
            }
        });
        return manifests;
    }

    /// <summary>What a value of the manifest that is given as an option should have been.</summary>
    private static string NoOption(string given, string? next)
    {
        var parts = given.TrimStart('-').Split('=', 2);
        var value = parts.Length == 2 ? parts[1] : next;
        var beginning = $"There is no option --{parts[0]}. A value of the manifest is changed with --set";
        return SectionPage.PathOf(parts[0]) is { } path
            ? $"{beginning}: --set {path}={value ?? "..."}"
            : $"{beginning}, for example --set training.epochs=3 or --set compute.threads=1.";
    }
}
