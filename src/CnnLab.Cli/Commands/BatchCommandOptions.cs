using System.CommandLine;

namespace CnnLab.Cli.Commands;

/// <summary>Options of <c>run</c> about batches.</summary>
internal sealed record BatchCommandOptions
{
    public Option<int?> Jobs { get; } = Positive();

    public Option<bool> FailFast { get; } = new("--fail-fast")
    {
        Description = "End the batch at the first trial that fails; those that run stop at a checkpoint.",
    };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Show no progress, only what goes wrong." };

    private static Option<int?> Positive()
    {
        var jobs = new Option<int?>("--jobs")
        {
            Description = "How many trials run at once, each in a process of its own; by default as many as there are "
                + "processors for their threads.",
            HelpName = "N",
        };
        jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 and var number)
            {
                result.AddError($"--jobs is {number}. Expected a number from 1.");
            }
        });
        return jobs;
    }
}
