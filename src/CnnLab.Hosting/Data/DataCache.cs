namespace CnnLab.Hosting;

/// <summary>The user's cache of one data set: a file is there whole or not at all.</summary>
internal sealed class DataCache(string type, string folder, Downloader downloader)
{
    private const string Unfinished = ".part";

    /// <summary>Downloads what is missing; waits while another process does.</summary>
    /// <param name="files">All files of the data set.</param>
    /// <param name="mirrors">Where they can be had.</param>
    /// <param name="failures">Gets a line for everything that did not work.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is there in the end.</returns>
    public FolderSearch Fill(
        IReadOnlyList<DataFile> files,
        IReadOnlyList<Uri> mirrors,
        List<string> failures,
        CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var held = FolderLock.Take(folder, cancellationToken);
            ClearUnfinished();
            try
            {
                Download(new FolderSearch(folder, files).Missing, mirrors, failures, cancellationToken);
            }
            finally
            {
                ClearUnfinished();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failures.Add($"{folder} cannot be written: {exception.Message}");
        }

        return new FolderSearch(folder, files);
    }

    private void Download(
        IReadOnlyList<DataFile> missing,
        IReadOnlyList<Uri> mirrors,
        List<string> failures,
        CancellationToken cancellationToken)
    {
        foreach (var source in missing.GroupBy(file => file.Archive ?? file.Names[0]))
        {
            var part = Path.Combine(folder, Path.GetRandomFileName() + Unfinished);
            var addresses = mirrors.Select(
                mirror => new Uri($"{mirror.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(source.Key)}"));
            if (source.Key.AsSpan().ContainsAny('*', '?'))
            {
                failures.Add($"{source.Key} is a pattern, which cannot be downloaded.");
                return;
            }

            if (!downloader.TryDownload(type, addresses, source.First(), part, failures, cancellationToken))
            {
                return;
            }

            if (source.First().Archive is null)
            {
                File.Move(part, Path.Combine(folder, source.Key), overwrite: true);
            }
            else
            {
                KeepUnpacked(part, [.. source], failures, cancellationToken);
            }
        }
    }

    private void KeepUnpacked(
        string archive, IReadOnlyList<DataFile> files, List<string> failures, CancellationToken cancellationToken)
    {
        var unpacked = Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName() + Unfinished)).FullName;
        try
        {
            Unpacker.Unpack(archive, unpacked, files, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            failures.Add($"{files[0].Archive} does not unpack: {exception.Message}");
            return;
        }

        var search = new FolderSearch(unpacked, files);
        if (search.Missing.Count > 0)
        {
            failures.Add(
                $"{files[0].Archive} lacks {string.Join(", ", search.Missing.Select(file => file.Names[0]))}.");
            return;
        }

        // In the order asked: as long as the last file is not there, a crash in between leaves the data set missing,
        // not smaller.
        foreach (var path in search.Paths.Distinct())
        {
            File.Move(path, Path.Combine(folder, Path.GetFileName(path)), overwrite: true);
        }
    }

    /// <summary>
    /// Whoever holds the lock knows that nobody else is writing: what is unfinished, a process left that was killed.
    /// </summary>
    private void ClearUnfinished()
    {
        foreach (var path in Directory.GetFiles(folder, "*" + Unfinished))
        {
            File.Delete(path);
        }

        foreach (var path in Directory.GetDirectories(folder, "*" + Unfinished))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
