using CnnLab.Experiments;
using CnnLab.Hosting;

namespace CnnLab.Cli.Tests;

/// <summary>Has a worker of this process train one trial.</summary>
internal static class WorkerInProcess
{
    /// <summary>The plugins that the program has itself, with others, all loaded anew.</summary>
    public static ExperimentLoader Loader() => new(
        new PluginStore(),
        [Path.Combine(Path.GetDirectoryName(Lab.Program)!, "plugins")],
        folder => new DataFiles(folder));

    /// <summary>The trials of a manifest.</summary>
    public static IReadOnlyList<PlannedTrial> Plan(string manifest)
    {
        var batch = Loader().LoadBatch(manifest, []);
        Assert.That(batch.Findings, Is.Empty);
        return new BatchPlanner(TimeProvider.System, _ => { }).Plan([batch], CancellationToken.None);
    }

    /// <summary>Trains a trial; gives the worker's last message.</summary>
    public static WorkerMessage Train(PlannedTrial planned)
    {
        using var input = new OneLine(TrialRequest.Of(BatchTrial.Of(planned, jobs: 1), []).ToLine());
        using var output = new Messages(input);
        using var worker = new TrialWorker(Loader(), TimeProvider.System, input, output);
        worker.Run(giveUp: () => { });
        return output.Last!;
    }

    /// <summary>A line, and an end that comes when it is told: an input that ends interrupts the trial.</summary>
    private sealed class OneLine(string line) : TextReader
    {
        private readonly ManualResetEventSlim _end = new();
        private bool _isRead;

        public void End() => _end.Set();

        public override string? ReadLine()
        {
            if (!_isRead)
            {
                _isRead = true;
                return line;
            }

            _end.Wait();
            return null;
        }
    }

    private sealed class Messages(OneLine input) : StringWriter
    {
        public WorkerMessage? Last { get; private set; }

        public override void WriteLine(string? value)
        {
            if (WorkerMessage.Parse(value!.Trim()) is { IsLast: true } last)
            {
                Last = last;
                input.End();
            }
        }
    }
}
