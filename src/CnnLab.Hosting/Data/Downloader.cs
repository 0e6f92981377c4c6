using System.Security.Cryptography;

namespace CnnLab.Hosting;

/// <summary>Downloads one file from the first address that delivers it whole and unchanged.</summary>
internal sealed class Downloader(HttpMessageHandler handler, IProgress<DownloadProgress>? progress)
{
    private const int BufferBytes = 1 << 17, BytesPerReport = 1 << 20, Tries = 2;

    /// <summary>How long a server may be silent.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Downloads into a file that is deleted again if nothing worked.</summary>
    /// <param name="dataset">The data set's type name.</param>
    /// <param name="addresses">The addresses, tried in order.</param>
    /// <param name="file">What is known of the file.</param>
    /// <param name="target">The path to write.</param>
    /// <param name="failures">Gets a line for every address that failed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the file is there.</returns>
    public bool TryDownload(
        string dataset,
        IEnumerable<Uri> addresses,
        DataFile file,
        string target,
        List<string> failures,
        CancellationToken cancellationToken)
    {
        using var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("cnnlab");
        foreach (var address in addresses)
        {
            for (var tried = 1; tried <= Tries; tried++)
            {
                try
                {
                    // The contract is synchronous, and no synchronization context waits for this thread.
                    DownloadAsync(client, dataset, address, file, target, cancellationToken).GetAwaiter().GetResult();
                    return true;
                }
                catch (DownloadException exception) when (exception.MayRetry && tried < Tries)
                {
                    continue;
                }
                catch (DownloadException exception)
                {
                    failures.Add($"{address}: {exception.Message}");
                    break;
                }
            }
        }

        return false;
    }

    private async Task DownloadAsync(
        HttpClient client,
        string dataset,
        Uri address,
        DataFile file,
        string target,
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            patience.CancelAfter(Patience);
            using var response = await Answer(client, address, patience.Token);
            var total = response.Content.Headers.ContentLength;
            RefuseTooLarge(total ?? 0, file.MaximumBytes);
            await using var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None);
            var report = new DownloadProgress(dataset, address, 0, total);
            var received = await Copy(response, output, file.MaximumBytes, report, patience);
            if (file.Sha256 is { } expected && received != expected)
            {
                throw new DownloadException($"its sha256 is {received}. Expected {expected}.");
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            File.Delete(target);
            throw new DownloadException(exception.InnerException is TimeoutException connecting
                ? Sentence(connecting)
                : $"the server was silent for {Patience.TotalSeconds} seconds.");
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }

    private static async Task<HttpResponseMessage> Answer(
        HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                response.Dispose();
                throw new DownloadException($"the server answers {(int)response.StatusCode} {response.ReasonPhrase}.");
            }

            return response;
        }
        catch (HttpRequestException exception)
        {
            throw new DownloadException(Sentence(exception));
        }
    }

    /// <summary>Copies the body and returns its sha256.</summary>
    private async Task<string> Copy(
        HttpResponseMessage response,
        FileStream output,
        long maximumBytes,
        DownloadProgress report,
        CancellationTokenSource patience)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
        var buffer = new byte[BufferBytes];
        long received = 0, reported = 0;
        progress?.Report(report);
        while (await Read(body, buffer, patience.Token) is var read and > 0)
        {
            patience.CancelAfter(Patience);
            received += read;
            RefuseTooLarge(received, maximumBytes);
            hash.AppendData(buffer, 0, read);
            await output.WriteAsync(buffer.AsMemory(0, read), patience.Token);
            if (received - reported >= BytesPerReport)
            {
                progress?.Report(report with { ReceivedBytes = received });
                reported = received;
            }
        }

        progress?.Report(report with { ReceivedBytes = received });
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<int> Read(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw new DownloadException(Sentence(exception), mayRetry: true);
        }
    }

    private static void RefuseTooLarge(long bytes, long maximumBytes)
    {
        if (bytes > maximumBytes)
        {
            throw new DownloadException($"it has more than {maximumBytes} bytes, the most that is accepted.");
        }
    }

    /// <summary>
    /// The innermost message is the one that names the cause: "Connection refused" rather than "An error occurred".
    /// </summary>
    private static string Sentence(Exception exception) => exception.GetBaseException().Message.TrimEnd('.') + ".";
}
