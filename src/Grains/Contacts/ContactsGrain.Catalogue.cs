using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Contacts;

/// <summary>The catalogue of attributes, and the segments.</summary>
internal sealed partial class ContactsGrain
{
    private const int MostAttributes = 100;
    private const int MostSegments = 200;
    private const int LongestName = 60;
    private const int LongestDescription = 200;
    private const int MostOptions = 100;

    /// <inheritdoc/>
    public Task<ImmutableArray<AttributeDefinition>> ListAttributes() => Task.FromResult(catalogue.State.Attributes);

    /// <inheritdoc/>
    public async Task<Outcome> SaveAttribute(string? id, AttributeDefinition definition)
    {
        if (!ContactAccess.May(Permission.ManageInboxSettings))
        {
            return Refusals.NotAllowed;
        }

        var state = catalogue.State;
        var old = state.Attributes.FirstOrDefault(one => one.Id == id);
        if (id is not null && old is null)
        {
            return Refusals.NotFound;
        }

        var clean = definition with
        {
            Name = definition.Name.Trim(),
            Description = definition.Description?.Trim() is { Length: > 0 } description ? description : null,
            Options = definition.Kind is AttributeKind.List
                ? [.. definition.Options.Select(static one => one.Trim()).Where(static one => one.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]
                : [],
        };
        if (WhyNotSave(state, old, clean) is { } refusal)
        {
            return refusal;
        }

        clean = clean with { Id = old?.Id ?? NewId(state, clean.Name) };
        await catalogue.Replace(state with
        {
            Attributes = old is null ? state.Attributes.Add(clean) : state.Attributes.Replace(old, clean),
        });
        return Outcome.Made(clean.Id);
    }

    /// <inheritdoc/>
    public async Task<Outcome> DeleteAttribute(string id)
    {
        if (!ContactAccess.May(Permission.ManageInboxSettings))
        {
            return Refusals.NotAllowed;
        }

        if (catalogue.State.Attributes.FirstOrDefault(one => one.Id == id) is { } attribute)
        {
            await catalogue.Replace(catalogue.State with
            {
                Attributes = catalogue.State.Attributes.Remove(attribute),
                Retired = catalogue.State.Retired.Add(id),
            });
        }

        return Outcome.Done;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ContactSegment>> ListSegments() => Task.FromResult<ImmutableArray<ContactSegment>>(
        ContactAccess.May(Permission.ViewContacts) ? [.. catalogue.State.Segments.OrderBy(static one => one.Name, StringComparer.OrdinalIgnoreCase)] : []);

    /// <inheritdoc/>
    public async Task<Outcome> SaveSegment(string? id, string name, ImmutableArray<ContactCondition> where)
    {
        if (!ContactAccess.May(Permission.EditContacts))
        {
            return Refusals.NotAllowed;
        }

        var state = catalogue.State;
        var old = state.Segments.FirstOrDefault(one => one.Id == id);
        if (id is not null && old is null)
        {
            return Refusals.NotFound;
        }

        var clean = name.Trim();
        if (!IsName(clean) || state.Segments.Any(one => one.Id != id && string.Equals(one.Name, clean, StringComparison.OrdinalIgnoreCase)))
        {
            return ContactRefusals.BadSegmentName;
        }

        if (where.IsDefaultOrEmpty)
        {
            return ContactRefusals.NoConditions;
        }

        ContactFilters.Compile(where, state.Attributes, await contacts.Hasher(Tenant), time.GetUtcNow(), out var refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        if (old is null && state.Segments.Length >= MostSegments)
        {
            return ContactRefusals.TooMany;
        }

        var segment = new ContactSegment(old?.Id ?? contacts.NewId().ToString("N"), clean, where);
        await catalogue.Replace(state with { Segments = old is null ? state.Segments.Add(segment) : state.Segments.Replace(old, segment) });
        return Outcome.Made(segment.Id);
    }

    /// <inheritdoc/>
    public async Task<Outcome> DeleteSegment(string id)
    {
        if (!ContactAccess.May(Permission.EditContacts))
        {
            return Refusals.NotAllowed;
        }

        if (catalogue.State.Segments.FirstOrDefault(one => one.Id == id) is { } segment)
        {
            await catalogue.Replace(catalogue.State with { Segments = catalogue.State.Segments.Remove(segment) });
        }

        return Outcome.Done;
    }

    private static Refusal? WhyNotSave(ContactCatalogueState state, AttributeDefinition? old, AttributeDefinition clean) =>
        !IsName(clean.Name) || state.Attributes.Any(one => one.Id != old?.Id && string.Equals(one.Name, clean.Name, StringComparison.OrdinalIgnoreCase))
            ? ContactRefusals.BadAttributeName
        : !Enum.IsDefined(clean.Kind) || (old is not null && old.Kind != clean.Kind) ? ContactRefusals.KindIsFixed
        : clean.Kind is AttributeKind.List && (clean.Options.Length is 0 or > MostOptions || clean.Options.Any(static one => one.Length > 100 || one.Any(char.IsControl)))
            ? ContactRefusals.BadOptions
        : clean.Description?.Length > LongestDescription ? ContactRefusals.BadDescription
        : old is null && state.Attributes.Length >= MostAttributes ? ContactRefusals.TooMany
        : null;

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && !name.Any(char.IsControl);

    private static string NewId(ContactCatalogueState state, string name)
    {
        var stem = new string([.. Indexing.WordForms.Fold(name).Select(static sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_').Take(40)]).Trim('_');
        stem = stem.Length == 0 ? "attribute" : stem;
        var id = stem;
        for (var number = 2; state.Attributes.Any(one => one.Id == id) || state.Retired.Contains(id); number++)
        {
            id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stem}_{number}");
        }

        return id;
    }
}
