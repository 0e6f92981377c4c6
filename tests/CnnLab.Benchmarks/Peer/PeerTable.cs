namespace CnnLab.Benchmarks;

/// <summary>The comparison as a table of Markdown, to be copied as it is.</summary>
internal static class PeerTable
{
    /// <summary>A line for each network; a column for each figure and number of threads.</summary>
    public static string Markdown(IReadOnlyList<PeerEntry> entries)
    {
        var threads = entries.Select(entry => entry.Threads).Distinct().ToList();
        string[] header =
        [
            "network, batch",
            .. threads.Select(count => $"training, {ThreadWords(count)}"),
            .. threads.Select(count => $"inference, {ThreadWords(count)}"),
            "peak memory, MB",
        ];
        var rows = entries.GroupBy(entry => entry.Row).Select(row => (string[])
        [
            row.Key.Name,
            .. row.Select(entry => entry.Training.ToString()),
            .. row.Select(entry => entry.Inference.ToString()),
            row.Last().PeakMegabytes.ToString(),
        ]);
        return MarkdownTable.Of(header, rows);
    }

    /// <summary>How it was measured, on what.</summary>
    public static string Conditions(IReadOnlyList<PeerEntry> entries, double seconds, string machine)
    {
        var (pairs, threads) = (entries[0].Pairs.Count, entries.Max(entry => entry.Threads));
        var sample = entries[0].Pairs[0];
        var providers = entries.Select(entry => entry.Pairs[0].Ours.Provider).Distinct();
        return "Images per second, ratio (CnnLab / libtorch): medians of "
            + (pairs == 1 ? "1 pair" : $"{pairs} alternating pairs")
            + $", {seconds:0.##} s for each figure, in processes of their own; the ratio is the median of the pairs' "
            + $"ratios. Peak memory with {ThreadWords(threads)}. {machine} ({string.Join(", ", providers)}), "
            + $"{sample.Theirs.Provider}.";
    }

    /// <summary>"1 thread", "2 threads".</summary>
    public static string ThreadWords(int threads) => threads == 1 ? "1 thread" : $"{threads} threads";
}
