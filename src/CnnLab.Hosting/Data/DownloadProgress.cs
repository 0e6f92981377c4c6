namespace CnnLab.Hosting;

/// <summary>How far a download is.</summary>
/// <param name="Dataset">The data set's type name.</param>
/// <param name="Address">Where the file comes from.</param>
/// <param name="ReceivedBytes">How much has arrived.</param>
/// <param name="TotalBytes">How much there is; null where the server does not say.</param>
public sealed record DownloadProgress(string Dataset, Uri Address, long ReceivedBytes, long? TotalBytes);
