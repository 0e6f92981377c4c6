using System.CommandLine;
using System.CommandLine.Parsing;
using CnnLab.Cli.Output;
using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>Looks at what trained networks say about images that are shifted, noisy, blurred or half hidden.</summary>
internal sealed class LensCommand(LabFactory labs, Terminal terminal, TimeProvider time) : ICommand
{
    private const string Description = """
        Look at the trained networks of runs: how often they say the same when images are shifted by 1 to 3 pixels, how
        right they are under noise, blur and occlusion, what their pooling layers give, how long they take. What was
        seen is kept in each run's lens.json; a run is looked at again only if its checkpoint or the options are others.
        Needs the data that the runs were trained on.

        Examples:
          cnnlab lens runs/pooling-study
          cnnlab lens runs/pooling-study --images 500 --fold 1/1 --fold 1/2
        """;

    public Command Build()
    {
        var folders = new Argument<string[]>("folder")
        {
            Description = "Runs' directories, or folders of runs.",
            Arity = ArgumentArity.OneOrMore,
        };
        var images = NetworkArguments.Number(
            "--images", "How many of a fold's scored images are looked at; all where there are fewer.", value: 1000);
        var folds = Folds();
        var json = CommonOptions.Json();
        var command = new Command("lens", Description) { folders, images, folds, json };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var options = new LensOptions { Images = parsed.GetValue(images), Folds = parsed.GetValue(folds)! };
            var runs = Completed(parsed.GetValue(folders)!);
            using var lens = new RunLens(labs.Open(parsed), time) { Options = options };
            var looks = new LensLooks(lens, terminal).Look(runs, tellsKnown: true, cancellation);
            Print(looks, parsed.GetValue(json));
            return looks.All(look => look.Result is not null) ? ExitCode.Success : ExitCode.RunFailed;
        }));
        return command;
    }

    private static Option<LensFoldChoice[]> Folds() => new("--fold")
    {
        Description = "A fold whose network is looked at, as repeat/fold; may be given several times.",
        HelpName = "R/F",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [new LensFoldChoice(1, 1)],
        CustomParser = result => [.. result.Tokens.Select(token => Fold(token.Value, result)).Distinct()],
    };

    private static LensFoldChoice Fold(string text, ArgumentResult result)
    {
        if (text.Split('/') is [var repeat, var fold]
            && int.TryParse(repeat, out var ofRepeat) && ofRepeat > 0
            && int.TryParse(fold, out var ofFold) && ofFold > 0)
        {
            return new LensFoldChoice(ofRepeat, ofFold);
        }

        result.AddError($"--fold is '{text}'. Expected repeat/fold, each a number from 1, for example 1/2.");
        return new LensFoldChoice(1, 1);
    }

    /// <summary>The runs that have come to their end; the others are named and left out.</summary>
    private List<StandingRun> Completed(string[] folders)
    {
        var found = folders.SelectMany(Find).DistinctBy(run => run.Directory).ToList();
        foreach (var run in found.Where(run => run.Status is not (RunStatus.Completed or RunStatus.Diverged)))
        {
            terminal.Notice($"{run.Name}/{run.Id} is {run.Status.Words()}: left out");
        }

        var completed = found.FindAll(run => run.Status is RunStatus.Completed or RunStatus.Diverged);
        return completed.Count > 0
            ? completed
            : throw new UserException(
                $"There is no completed run in {string.Join(", ", folders)}. Train some first, with cnnlab run.");
    }

    private IReadOnlyList<StandingRun> Find(string folder)
    {
        try
        {
            return RunListing.Find(folder, time.GetUtcNow());
        }
        catch (RunFileException exception)
        {
            throw new UserException(exception.Message, exception);
        }
    }

    private void Print(List<LensLook> looks, bool json)
    {
        var seen = looks.FindAll(look => look.Result is not null);
        var comparison = seen.Count > 0
            ? LensComparison.Of(
            [
                .. seen.GroupBy(look => LensLook.NameOf(look.Run), look => look.Result!)
                    .Select(variant => new LensVariant(variant.Key, [.. variant])),
            ])
            : null;
        if (json)
        {
            JsonOutput.Print(LensAnswer.Of(looks, comparison));
        }
        else if (comparison is not null)
        {
            LensTable.Print(terminal.Output, comparison, seen[0].Result!.Folds[0].Indexes.Length);
        }
    }
}
