namespace CnnLab.Hosting.Tests.Data;

/// <summary>Delivers some bytes, and then fails, or for ever nothing.</summary>
internal sealed class BrokenStream(int bytes, bool isSilent) : Stream
{
    private int _left = bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0 && isSilent)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        var read = Math.Min(_left, buffer.Length);
        _left -= read;
        return read > 0 ? read : throw new IOException("Connection reset by peer");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
