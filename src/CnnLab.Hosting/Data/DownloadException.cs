namespace CnnLab.Hosting;

/// <summary>One address did not deliver; the next may.</summary>
internal sealed class DownloadException(string message, bool mayRetry = false) : Exception(message)
{
    /// <summary>Whether the same address may deliver at a second try: the connection broke in the middle.</summary>
    public bool MayRetry { get; } = mayRetry;
}
