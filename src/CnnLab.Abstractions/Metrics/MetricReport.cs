namespace CnnLab;

/// <summary>What a metric has to say of a pass over samples: see <see cref="CnnLab.Metric.Report"/>.</summary>
/// <param name="metric">The metric's name, for messages.</param>
public sealed class MetricReport(string metric)
{
    /// <summary>
    /// Stands between a metric's name and a part's: <c>recall.cat</c>. No metric has it in its name, and a file may.
    /// </summary>
    public const char PartSeparator = '.';

    private readonly Dictionary<string, double> _parts = [];

    /// <summary>The number under the metric's own name; null where there is none.</summary>
    public double? Number { get; private set; }

    /// <summary>The further numbers by name, in the order they were added.</summary>
    public IReadOnlyDictionary<string, double> Parts => _parts;

    /// <summary>The table; null where there is none.</summary>
    public MetricTable? Table { get; private set; }

    /// <summary>Adds the number that is recorded under the metric's own name, <c>test_recall</c>.</summary>
    public void Add(double number) => Number = number;

    /// <summary>
    /// Adds a further number, recorded as <c>test_recall.cat</c>: in <c>metrics.jsonl</c>, over the folds in
    /// <c>result.json</c>, and in the report; callbacks see it, too.
    /// </summary>
    /// <param name="part">
    /// The part's name, any text. What a report shows as a class's is named as in <see cref="MetricSite.ClassNames"/>.
    /// </param>
    /// <param name="number">The number.</param>
    /// <exception cref="ComponentException">The name is empty or was there before.</exception>
    public void Add(string part, double number)
    {
        if (part.Length == 0 || !_parts.TryAdd(part, number))
        {
            throw new ComponentException(
                $"the metric '{metric}' reports the part '{part}' {(part.Length == 0 ? "without a name" : "twice")}. "
                + "Expected a name for each part, and each once.");
        }
    }

    /// <summary>
    /// Adds the metric's table. It is recorded of the scored samples only, as they were when the fold ended.
    /// </summary>
    /// <exception cref="ComponentException">
    /// It has more or fewer values than headings, or is the second one.
    /// </exception>
    public void Add(MetricTable table)
    {
        var (rows, columns) = (table.Values.GetLength(0), table.Values.GetLength(1));
        if (rows != table.Rows.Count || columns != table.Columns.Count)
        {
            throw new ComponentException(
                $"the metric '{metric}' reports a table of {rows} x {columns} values with headings for "
                + $"{table.Rows.Count} x {table.Columns.Count}. Expected a heading for each row and column.");
        }

        Table = Table is null
            ? table
            : throw new ComponentException($"the metric '{metric}' reports two tables. Expected one at most.");
    }
}
