using System.CommandLine;
using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>Arguments of the verbs that use a trained network.</summary>
internal static class NetworkArguments
{
    public static Argument<string> Run() => new("run")
    {
        Description = "The run's directory, runs/<name>/<run-id>.",
    };

    public static Option<int> Fold() => Number("--fold", "The fold whose network is used.");

    public static Option<int> Repeat() => Number("--repeat", "The repeat of the folds.");

    public static Option<string> Checkpoint() => new("--checkpoint")
    {
        Description = "The checkpoint that is used: last, which the fold was scored with, or what the callback "
            + "model_checkpoint has saved, such as best.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "last",
    };

    /// <summary>Opens the network; what is wrong with the run is the user's to mend.</summary>
    public static RecordedNetwork Open(
        LabFactory labs,
        ParseResult parsed,
        Argument<string> run,
        Option<int> repeat,
        Option<int> fold,
        Option<string> checkpoint)
    {
        try
        {
            return RecordedNetwork.Open(
                parsed.GetValue(run)!,
                parsed.GetValue(repeat),
                parsed.GetValue(fold),
                parsed.GetValue(checkpoint)!,
                labs.Open(parsed));
        }
        catch (RunFileException exception)
        {
            throw new UserException(exception.Message, exception);
        }
    }

    /// <summary>An option of a number from 1.</summary>
    public static Option<int> Number(string name, string description, int value = 1)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => value,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 and var number)
            {
                result.AddError($"{name} is {number}. Expected a number from 1.");
            }
        });
        return option;
    }
}
