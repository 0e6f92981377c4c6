using System.Globalization;
using System.Text;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Reads lines of numbers with commas between them, byte by byte: neither a line nor a number without end takes memory.
/// Empty lines, spaces around a number and a byte-order mark are passed over.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    private const int MaxNumberLength = 64;
    private const int End = -1;
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly byte[] _number = new byte[MaxNumberLength];
    private int _next, _filled, _length, _column;

    public CsvRows(string path)
    {
        _path = path;
        try
        {
            _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ComponentException($"'{path}' cannot be read: {exception.Message}", exception);
        }

        if (Peek() == 0xEF)
        {
            _next = Math.Min(3, _filled);
        }
    }

    /// <summary>The line that was read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Passes over a line.</summary>
    public void Skip()
    {
        Line++;
        for (var octet = Take(); octet is not (End or '\n'); octet = Take())
        {
        }
    }

    /// <summary>Reads the next line that is not empty; false at the end of the file.</summary>
    /// <exception cref="ComponentException">It has another number of values, or one is no number.</exception>
    public bool Next(Span<float> values)
    {
        while (Peek() != End)
        {
            Line++;
            (_length, _column) = (0, 0);
            if (ReadLine(values))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _stream.Dispose();

    private bool ReadLine(Span<float> values)
    {
        for (var octet = Take(); ; octet = Take())
        {
            switch (octet)
            {
                case ',':
                    Store(values);
                    break;
                case End or '\n':
                    return EndLine(values);
                case ' ' or '\t' or '\r':
                    break;
                default:
                    Append((byte)octet);
                    break;
            }
        }
    }

    private bool EndLine(Span<float> values)
    {
        if (_column == 0 && _length == 0)
        {
            return false;
        }

        Store(values);
        return _column == values.Length
            ? true
            : throw new ComponentException(
                $"'{_path}', line {Line} has {_column} values. Expected {values.Length}.");
    }

    private void Append(byte octet)
    {
        if (_length == MaxNumberLength)
        {
            throw NoNumber("...");
        }

        _number[_length++] = octet;
    }

    private void Store(Span<float> values)
    {
        if (_column == values.Length)
        {
            throw new ComponentException(
                $"'{_path}', line {Line} has more than {values.Length} values. Expected {values.Length}.");
        }

        var text = _number.AsSpan(0, _length);
        if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out values[_column]))
        {
            throw NoNumber("");
        }

        (_length, _column) = (0, _column + 1);
    }

    private ComponentException NoNumber(string more)
    {
        var text = Encoding.ASCII.GetString(_number, 0, Math.Min(_length, 32));
        var shown = string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));
        return new ComponentException(
            $"'{_path}', line {Line}, column {_column + 1} has '{shown}{more}'. Expected a number.");
    }

    private int Take()
    {
        var octet = Peek();
        _next++;
        return octet;
    }

    private int Peek()
    {
        if (_next >= _filled)
        {
            (_next, _filled) = (0, Fill());
        }

        return _next < _filled ? _buffer[_next] : End;
    }

    private int Fill()
    {
        try
        {
            return _stream.Read(_buffer);
        }
        catch (IOException exception)
        {
            throw new ComponentException($"'{_path}' cannot be read: {exception.Message}", exception);
        }
    }
}
