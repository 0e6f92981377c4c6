using CnnLab.Hosting;

namespace CnnLab.Cli.Output;

/// <summary>Says how a download goes, a line for every tenth of it.</summary>
internal sealed class DownloadMessages(Terminal terminal) : IProgress<DownloadProgress>
{
    private const long StepWithoutTotal = 16 << 20;
    private (Uri? Address, long Step) _last;

    public void Report(DownloadProgress value)
    {
        var step = value.TotalBytes is > 0 and { } total
            ? value.ReceivedBytes * 10 / total
            : value.ReceivedBytes / StepWithoutTotal;
        if (_last == (value.Address, step))
        {
            return;
        }

        _last = (value.Address, step);
        var of = value.TotalBytes is { } all ? $" of {all / 1e6:F1}" : "";
        terminal.Notice($"{value.Dataset}: {value.ReceivedBytes / 1e6:F1}{of} MB from {value.Address}");
    }
}
