using System.Text;

namespace CnnLab.Manifests;

/// <summary>Turns byte offsets of a text into lines and columns.</summary>
internal sealed class TextPositions
{
    private readonly byte[] _text;
    private readonly string _source;
    private readonly List<int> _lineStarts = [0];

    public TextPositions(byte[] text, string source)
    {
        _text = text;
        _source = source;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') _lineStarts.Add(i + 1);
        }
    }

    public Location At(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        var column = Encoding.UTF8.GetCharCount(_text, _lineStarts[line], offset - _lineStarts[line]);
        return new Location(_source, line + 1, column + 1);
    }

    public int OffsetOf(long line, long byteInLine) =>
        line < _lineStarts.Count ? (int)Math.Min(_lineStarts[(int)line] + byteInLine, _text.Length) : _text.Length;
}
