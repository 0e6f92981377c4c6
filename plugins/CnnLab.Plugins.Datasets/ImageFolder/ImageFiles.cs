namespace CnnLab.Plugins.Datasets;

/// <summary>Finds the images of a folder with a subfolder for each class.</summary>
internal static class ImageFiles
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".webp", ".bmp"];
    private static readonly DataFile AnyFile = new(["*"], Sha256: null, MaximumBytes: long.MaxValue);

    /// <summary>
    /// The first image of every class, then the second of every class that has one, and so on, each in ordinal order of
    /// the names: the first so many images are of all classes.
    /// </summary>
    /// <exception cref="ComponentException">A folder is missing or has no image.</exception>
    public static IReadOnlyList<ImageFile> Find(
        string path, IReadOnlyList<string> classes, IDataFiles files, CancellationToken cancellationToken)
    {
        var images = new List<(int Place, ImageFile Image)>();
        for (var label = 0; label < classes.Count; label++)
        {
            var folder = new FileDatasetOptions { Path = Path.Combine(path, classes[label]) };
            var paths = files.Locate(ImageFolderDataset.TypeName, folder, [AnyFile], [], cancellationToken)
                .Where(IsImage).ToArray();
            if (paths.Length == 0)
            {
                throw new ComponentException(
                    $"The folder '{folder.Path}' has no images. Expected files *{string.Join(", *", Extensions)}.");
            }

            images.AddRange(paths.Select((file, place) =>
                (place, new ImageFile(file, $"{classes[label]}/{Path.GetFileName(file)}", label))));
        }

        return
        [
            .. images.OrderBy(image => image.Place).ThenBy(image => image.Image.Label).Select(image => image.Image),
        ];
    }

    private static bool IsImage(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
