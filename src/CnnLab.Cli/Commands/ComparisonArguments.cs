using System.CommandLine;
using System.Globalization;
using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>The arguments of the verbs that compare runs: which runs, and what is asked of them.</summary>
internal sealed class ComparisonArguments
{
    private readonly Argument<string[]> _folders = new("dir")
    {
        Description = "Directories of runs, or folders of runs such as runs/pooling-study.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _factor = new("--factor")
    {
        Description = "The path of what is compared, for example components.pool or model.layers.pool1; by default "
            + "that of the manifests' comparison, or the only one that their sweep changes.",
        HelpName = "PATH",
    };

    private readonly Option<string?> _metric = new("--metric")
    {
        Description = "The metric; by default that of the manifests' comparison, or test_accuracy.",
        HelpName = "NAME",
    };

    private readonly Option<MetricGoal?> _goal = new("--goal")
    {
        Description = "Which values of the metric are the better ones; by default the small ones of a loss or an "
            + "error, else the large ones.",
        HelpName = "maximize|minimize",
    };

    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "The variant that the others are tested against; by default that of the manifests' comparison, "
            + "or all pairs are tested.",
        HelpName = "LABEL",
    };

    private readonly Option<double?> _alpha = Number(
        "--alpha", "The level of significance; by default 0.05.",
        value => value is > 0 and < 1, "a number above 0 and below 1");

    private readonly Option<double?> _rope = Number(
        "--rope", "Mean differences of at most this size matter to nobody; with it the Bayesian test is made too.",
        value => value is >= 0 and <= double.MaxValue, "a number from 0");

    private readonly Option<double?> _difference = Number(
        "--difference", "The difference that the study should find; by default the observed one.",
        value => value is > 0 and <= double.MaxValue, "a number above 0");

    public void AddTo(Command command)
    {
        command.Arguments.Add(_folders);
        foreach (var option in (Option[])[_factor, _metric, _goal, _baseline, _alpha, _rope, _difference])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The folders as they were given.</summary>
    public IReadOnlyList<string> Folders(ParseResult parsed) => parsed.GetValue(_folders)!;

    /// <summary>The runs that the folders hold, each once.</summary>
    /// <exception cref="RunFileException">A folder is not there, or holds no runs.</exception>
    public IReadOnlyList<StandingRun> Runs(ParseResult parsed, DateTimeOffset now)
    {
        var runs = new Dictionary<string, StandingRun>();
        foreach (var folder in Folders(parsed))
        {
            var found = RunListing.Find(folder, now);
            if (found.Count == 0)
            {
                throw new RunFileException(
                    $"There are no runs in {folder}. Expected a folder such as runs/mnist_kfold.");
            }

            foreach (var run in found)
            {
                runs.TryAdd(run.Directory, run);
            }
        }

        return [.. runs.Values];
    }

    /// <summary>What is asked of them.</summary>
    /// <exception cref="RunFileException">Nothing says what is compared.</exception>
    public ComparisonQuestion Question(ParseResult parsed, IReadOnlyList<StandingRun> runs) =>
        RecordedQuestion.Of(runs, new QuestionChanges
        {
            Factor = parsed.GetValue(_factor),
            Metric = parsed.GetValue(_metric),
            Goal = parsed.GetValue(_goal),
            Baseline = parsed.GetValue(_baseline),
            Alpha = parsed.GetValue(_alpha),
            Rope = parsed.GetValue(_rope),
            Difference = parsed.GetValue(_difference),
        });

    private static Option<double?> Number(
        string name, string description, Func<double, bool> holds, string expected) => new(name)
        {
            Description = description,
            HelpName = "NUMBER",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (double.TryParse(text, CultureInfo.InvariantCulture, out var value) && holds(value))
                {
                    return value;
                }

                result.AddError($"{name} is '{text}'. Expected {expected}.");
                return null;
            },
        };
}
