namespace CnnLab.Benchmarks;

/// <summary>Measures both sides in turn, in processes of their own.</summary>
/// <param name="peer">The built peer program.</param>
/// <param name="pairs">How often each figure is measured on each side.</param>
/// <param name="seconds">How long training and inference are measured each.</param>
internal sealed class PeerRun(PeerProgram peer, int pairs, double seconds)
{
    /// <summary>
    /// Runs every pair of the table once before the second of any: so the pairs of a figure are spread over the whole
    /// time, and a busy minute spoils one of each, not all of one.
    /// </summary>
    public async Task<IReadOnlyList<PeerEntry>> MeasureAsync(
        IReadOnlyList<PeerRow> rows, IReadOnlyList<int> threads, TextWriter messages, CancellationToken cancellation)
    {
        var entries = rows
            .SelectMany(row => threads.Select(count => new PeerEntry(row, count, [])))
            .ToList();
        var countdown = new Countdown(TimeProvider.System, messages, pairs * entries.Count);
        for (var pair = 0; pair < pairs; pair++)
        {
            foreach (var entry in entries)
            {
                entry.Pairs.Add(await MeasurePairAsync(entry, cancellation).ConfigureAwait(false));
                var last = entry with { Pairs = entry.Pairs[^1..] };
                countdown.Done(
                    $"{entry.Row.Name}, {PeerTable.ThreadWords(entry.Threads)}: "
                    + $"training {last.Training}, inference {last.Inference}");
            }
        }

        return entries;
    }

    private async Task<SpeedPair> MeasurePairAsync(PeerEntry entry, CancellationToken cancellation)
    {
        var (row, threads) = (entry.Row, entry.Threads);
        var ours = await OurProgram.MeasureAsync(row, threads, seconds, cancellation).ConfigureAwait(false);
        var theirs = await peer.MeasureAsync(row.PeerNetwork, row.BatchSize, threads, seconds, cancellation)
            .ConfigureAwait(false);
        return new SpeedPair(ours, theirs);
    }
}
