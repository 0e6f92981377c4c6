namespace CnnLab.Plugins.Executors;

/// <summary>The last lines of a worker's standard error: a flood of them takes no memory.</summary>
internal sealed class ErrorTail
{
    private const int MostLines = 60, LongestLine = 500;

    private readonly Queue<string> _lines = new();

    public string Text
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line.Length > LongestLine ? line[..LongestLine] : line);
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }

    public void Clear()
    {
        lock (_lines)
        {
            _lines.Clear();
        }
    }
}
