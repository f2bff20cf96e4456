using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Chatbotics.WebFront.Dashboard.Agents;

/// <summary>One knowledge base: its sources and how they stand, adding to it, trying a question.</summary>
public sealed partial class KnowledgePage
{
    private const int MostFiles = 20;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private static string PairsExample =>
        $"{Texts.Agents["Do you ship to Norway?"]}\n{Texts.Agents["Yes, in 4 to 7 working days."]}\n\n{Texts.Agents["Can I pay by invoice?"]}\n{Texts.Agents["Companies can."]}";

    private static (KnowledgeKind Kind, string Words, string Icon)[] Kinds =>
    [
        (KnowledgeKind.File, Texts.Agents["File"], "file"),
        (KnowledgeKind.Page, Texts.Agents["Page"], "link"),
        (KnowledgeKind.Site, Texts.Agents["Site"], "globe"),
        (KnowledgeKind.Text, Texts.Agents["Text"], "pencil"),
        (KnowledgeKind.Pairs, Texts.Agents["Questions"], "chat"),
    ];

    private readonly Lookout _lookout = new();
    private KnowledgeBase? _base;
    private ImmutableArray<KnowledgePassage>? _found;
    private ImmutableArray<DefinitionError> _faults = [];
    private KnowledgeKind _kind = KnowledgeKind.File;
    private string _title = "";
    private string _text = "";
    private string _address = "";
    private string _every = "168";
    private string _question = "";
    private ImmutableArray<KnowledgeDocument> _documents = [];
    private string? _shown;
    private bool _past;
    private bool _isBusy;
    private bool _deletes;

    /// <summary>The workspace.</summary>
    [Parameter]
    public string Tenant { get; set; } = "";

    /// <summary>The knowledge base's id.</summary>
    [Parameter]
    public string Base { get; set; } = "";

    [Inject]
    private AgentDesk Desk { get; set; } = default!;

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string? About => _base is not { } shown ? null : Texts.Agents.Count("{0} source, {1}|{0} sources, {1}", shown.Sources.Length, Passages(shown.Sources.Sum(static source => source.Passages)));

    /// <inheritdoc/>
    public void Dispose() => _lookout.Dispose();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        try
        {
            await Load();
            if (_base is null)
            {
                Navigation.NotFound();
            }
        }
        catch (Exception refused) when (refused is ForeignGrainException or InvalidKeyPartException)
        {
            Navigation.NotFound();
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (_base?.IsBusy == true)
        {
            _ = InvokeAsync(() => _lookout.While(
                () => _base?.IsBusy == true,
                async () =>
                {
                    await Load();
                    StateHasChanged();
                },
                Look,
                Time));
        }
    }

    private static string Passages(int count) => Texts.Agents.Count("{0} passage|{0} passages", count);

    private static string IconOf(KnowledgeKind kind) => Kinds.First(item => item.Kind == kind).Icon;

    private string? Fault(string field) => _faults.FirstOrDefault(error => error.Field == field) is { Message: { } message } ? Sentences.Say(message) : null;

    private async Task Load() => _base = await Desk.Base(Tenant, Base, static grain => grain.Get());

    /// <summary>Loads again for a part of the page, which can't show what only the page knows.</summary>
    private async Task Reload()
    {
        await Load();
        StateHasChanged();
    }

    private void Choose(KnowledgeKind kind) => (_kind, _past, _faults) = (kind, false, []);

    /// <summary>Shows the pages of a site, or hides them.</summary>
    private async Task Show(string source)
    {
        _shown = _shown == source ? null : source;
        _documents = _shown is null ? [] : await Desk.Base(Tenant, Base, grain => grain.Documents(source));
    }

    /// <summary>Looks at the sources until all of them are read.</summary>
    private async Task Upload(InputFileChangeEventArgs change)
    {
        _isBusy = true;
        _faults = [];
        foreach (var file in change.GetMultipleFiles(MostFiles))
        {
            if (file.Size > NewKnowledge.MaxFile)
            {
                _faults = [new DefinitionError("file", Texts.Agents["{0} has more than 10 MB. Split it, or leave out what nobody asks for.", file.Name])];
                continue;
            }

            await using var stream = file.OpenReadStream(NewKnowledge.MaxFile);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            await Put(new NewKnowledge { Kind = KnowledgeKind.File, FileName = file.Name, Content = content.ToArray() });
        }

        _isBusy = false;
    }

    private async Task Add()
    {
        _isBusy = true;
        await Put(new NewKnowledge
        {
            Kind = _kind,
            Title = _kind is KnowledgeKind.Text or KnowledgeKind.Pairs ? _title.Trim() : "",
            Text = _kind == KnowledgeKind.Text ? _text : "",
            Pairs = _kind == KnowledgeKind.Pairs ? Pairs(_text) : [],
            Address = _kind is KnowledgeKind.Page or KnowledgeKind.Site ? _address.Trim() : "",
            Every = _kind is KnowledgeKind.Page or KnowledgeKind.Site && _every != "0" ? TimeSpan.FromHours(int.Parse(_every, CultureInfo.InvariantCulture)) : null,
        });
        _isBusy = false;
    }

    private async Task Put(NewKnowledge source)
    {
        var outcome = await Desk.Base(Tenant, Base, grain => grain.Add(source));
        if (!outcome.IsDone)
        {
            _faults = outcome.Errors;
            return;
        }

        (_faults, _title, _text, _address) = ([], "", "", "");
        await Load();
    }

    /// <summary>Blocks that a blank line ends: the first line asks, the others answer.</summary>
    private static ImmutableArray<QuestionAnswer> Pairs(string text) =>
    [
        .. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static block => block.Split('\n', 2, StringSplitOptions.TrimEntries))
            .Select(static lines => new QuestionAnswer(lines[0], lines.Length > 1 ? lines[1] : "")),
    ];

    private async Task Refresh(string source)
    {
        await Desk.Base(Tenant, Base, grain => grain.Refresh(source));
        await Load();
    }

    private async Task Remove(string source)
    {
        await Desk.Base(Tenant, Base, async grain =>
        {
            await grain.Remove(source);
            return true;
        });
        await Load();
    }

    private async Task Delete()
    {
        await Desk.Base(Tenant, Base, async grain =>
        {
            await grain.Delete();
            return true;
        });
        Navigation.NavigateTo($"/agents/{Tenant}/knowledge");
    }

    private async Task Find() => _found = await Desk.Base(Tenant, Base, grain => grain.Search(_question, 5));

    private string State(KnowledgeSource source) => source.Status switch
    {
        KnowledgeStatus.Waiting => Texts.Agents["Waits to be read"],
        KnowledgeStatus.Reading => source.Pages > 0 ? Texts.Agents["Reading, {0} pages so far", source.Pages] : Texts.Agents["Reading"],
        KnowledgeStatus.Failed => Texts.Agents["Not read"],
        _ => source.ReadAt is { } read ? Clock.Brief(read) + Again(source.Every) : Texts.Agents["Read"],
    };

    private static string Again(TimeSpan? every) => every?.TotalHours switch
    {
        null => "",
        <= 24 => Texts.Agents[", daily"],
        <= 168 => Texts.Agents[", weekly"],
        _ => Texts.Agents[", monthly"],
    };
}
