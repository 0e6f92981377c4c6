using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Computes a part of a recorded run again.</summary>
internal sealed class VerifyCommand(LabFactory labs, Terminal terminal, TimeProvider time) : ICommand
{
    public Command Build()
    {
        var run = NetworkArguments.Run();
        var repeat = NetworkArguments.Repeat();
        var fold = NetworkArguments.Number("--fold", "The fold that is trained again.");
        var epochs = NetworkArguments.Number("--epochs", "How many epochs are trained again, from the first.");
        var json = CommonOptions.Json();
        var command = new Command(
            "verify",
            "Train a fold of a run again, for some epochs and in memory only, and compare metrics and weights bit for bit.")
        {
            run, repeat, fold, epochs, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var verification = Verify(
                new RunVerifier(labs.Open(parsed), time),
                parsed.GetValue(run)!,
                (parsed.GetValue(repeat), parsed.GetValue(fold), parsed.GetValue(epochs)),
                cancellation);
            Print(verification, parsed.GetValue(json));
            return verification.IsEqual ? ExitCode.Success : ExitCode.RunFailed;
        }));
        return command;
    }

    private static Verification Verify(
        RunVerifier verifier, string run, (int Repeat, int Fold, int Epochs) part, CancellationToken cancellation)
    {
        try
        {
            return verifier.Verify(run, part.Repeat, part.Fold, part.Epochs, cancellation);
        }
        catch (RunFileException exception)
        {
            throw new UserException(exception.Message, exception);
        }
    }

    private void Print(Verification verification, bool json)
    {
        foreach (var (what, recorded, now) in verification.Differences)
        {
            terminal.Warning($"{what} differs: {recorded} then, {now} now");
        }

        if (json)
        {
            JsonOutput.Print(verification);
        }
        else
        {
            terminal.Output.Write(TableOf(verification));
            terminal.Output.WriteLine(
                $"repeat {verification.Repeat} fold {verification.Fold}: "
                + (verification.IsEqual ? "equal, bit for bit" : "different"));
        }

        if (verification.LikelyCause is { } cause)
        {
            terminal.Error($"the run cannot be repeated here; the likely cause: {cause}");
        }
    }

    private static Table TableOf(Verification verification)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("epoch").AddColumn("value").AddColumn("recorded").AddColumn("now").AddColumn("");
        foreach (var number in verification.Numbers)
        {
            table.AddRow(
                FormattableString.Invariant($"{number.Epoch}"),
                number.Name.EscapeMarkup(),
                Short(number.Recorded),
                Short(number.Now),
                number.IsEqual ? "equal" : "[red]different[/]");
        }

        return table;
    }

    /// <summary>A hash is told by its beginning; whoever needs it whole asks for JSON.</summary>
    private static string Short(string? value) =>
        value is null ? "none" : (value.Length > 32 ? value[..12] + "…" : value).EscapeMarkup();
}
