using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace CnnLab.Manifests;

/// <summary>
/// A name that every file system takes for a folder: no name of a device on Windows, and not too long.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed partial class FolderNameAttribute() : ValidationAttribute(
    "Expected a name that can be a folder's on every system: at most 100 characters, "
    + "no dot at the end, and none of Windows' devices such as con or nul")
{
    private const int Longest = 100;

    public override bool IsValid(object? value) =>
        value is string name && name.Length <= Longest && !name.EndsWith('.') && !Device().IsMatch(name);

    [GeneratedRegex(@"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Device();
}
