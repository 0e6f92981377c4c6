namespace CnnLab.Manifests;

/// <summary>
/// Finds the options that an object's keys mean: their names, other frameworks' words for them, or nothing that is
/// known.
/// </summary>
internal static class OptionKeys
{
    public static Dictionary<OptionDescriptor, Member> Match(
        OptionsDescriptor descriptor,
        ObjectNode node,
        string role,
        IReadOnlyList<string> otherKeys,
        BindContext context)
    {
        var given = new Dictionary<OptionDescriptor, Member>();
        foreach (var member in node.Members)
        {
            if (RecordBinder.IsFree(member.Key) || otherKeys.Contains(member.Key)) continue;
            var option = descriptor.Options.FirstOrDefault(o => o.Name == member.Key || o.Aliases.Contains(member.Key));
            if (option is null) Unknown(member, descriptor, role, otherKeys, context);
            else if (!given.TryGetValue(option, out var first)) given[option] = member;
            else given[option] = OneOf(first, member, option, context);
        }

        foreach (var (option, member) in given.Where(pair => pair.Key.Name != pair.Value.Key))
        {
            var message = $"`{member.Key}` is understood as `{option.Name}`, which is the word to write.";
            Add(context, Severity.Notice, member, message);
        }

        return given;
    }

    /// <summary>An override wins over the file under whatever name; twice in the same place is an error.</summary>
    private static Member OneOf(Member first, Member second, OptionDescriptor option, BindContext context)
    {
        if (first.KeyLocation.IsOverride != second.KeyLocation.IsOverride)
            return first.KeyLocation.IsOverride ? first : second;
        var message = $"`{first.Key}` and `{second.Key}` are the same parameter. Expected only `{option.Name}`.";
        Add(context, Severity.Error, second, message);
        return first;
    }

    private static void Unknown(
        Member member, OptionsDescriptor descriptor, string role, IReadOnlyList<string> otherKeys, BindContext context)
    {
        if (LaterVocabulary.Has(member.Value.Path))
        {
            Add(context, Severity.Error, member, $"`{member.Key}` is not supported by this version.");
            return;
        }

        string[] names = [.. descriptor.Options.Select(option => option.Name), .. otherKeys];
        var meant = Suggestion.Nearest(
            member.Key, [.. names, .. descriptor.Options.SelectMany(option => option.Aliases)]);
        var option = descriptor.Options.FirstOrDefault(o => meant is not null && o.Aliases.Contains(meant));
        var hint = meant is not null ? $"Did you mean `{option?.Name ?? meant}`?"
            : names.Length > 0 ? $"Known: {string.Join(", ", names)}."
            : "It has none.";
        Add(context, Severity.Error, member, $"`{member.Key}` is not {role}. {hint}");
    }

    private static void Add(BindContext context, Severity severity, Member member, string message) =>
        context.Add(severity, member.KeyLocation, member.Value.Path, message);
}
