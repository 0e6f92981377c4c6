namespace CnnLab.Manifests;

/// <summary>The manifest's <c>components</c>: each bound once, for any number of layers that refer to it.</summary>
internal sealed class SharedComponents
{
    public const string Key = "components";

    private readonly Dictionary<string, Component?> _components = [];
    private readonly List<Member> _members = [];
    private readonly HashSet<string> _used = [];

    public static SharedComponents None => new();

    /// <summary>Binds them in their order: a container may refer to what stands above it.</summary>
    public static void Bind(Node? node, BindContext context)
    {
        context.Shared = new SharedComponents();
        if (node is ObjectNode components) context.Shared.BindAll(components, context);
        else if (node is not null)
            context.Error(node, $"Expected an object with named components, received {node.Shown}.");
    }

    private void BindAll(ObjectNode components, BindContext context)
    {
        _members.AddRange(components.Members.Where(member => !RecordBinder.IsFree(member.Key)));
        foreach (var member in _members)
        {
            LayersType.CheckName(member.Key, member.KeyLocation, member.Value.Path, context);
            _components[member.Key] = ComponentBinder.Bind(
                member.Value, ComponentKinds.InModel, [], LayersType.ComponentWords, context);
        }
    }

    /// <summary>The component that a layer refers to; null where there is an error, which then has a finding.</summary>
    public Component? Find(ScalarNode reference, BindContext context)
    {
        _used.Add(reference.Text);
        if (_components.TryGetValue(reference.Text, out var component)) return component;
        if (_members.Exists(member => member.Key == reference.Text))
        {
            context.Error(
                reference, $"The component `{reference.Text}` stands below. Expected one above the component that refers to it.");
            return null;
        }

        var known = _components.Count == 0
            ? " The manifest has no `components`."
            : Suggestion.OrList(reference.Text, _components.Keys);
        context.Error(reference, $"There is no component `{reference.Text}`.{known}");
        return null;
    }

    public void WarnOfUnused(BindContext context)
    {
        foreach (var member in _members.Where(member => !_used.Contains(member.Key)))
        {
            var message = $"No layer refers to the component `{member.Key}`.";
            context.Add(Severity.Warning, member.KeyLocation, member.Value.Path, message);
        }
    }
}
