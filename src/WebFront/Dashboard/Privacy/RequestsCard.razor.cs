using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>Who asked for their data, how long there is to answer, and what can be done about it.</summary>
public sealed partial class RequestsCard
{
    private ImmutableArray<PrivacyRequest> _requests = [];
    private bool _adding;
    private RequestKind _kind = RequestKind.Access;
    private string _person = "";
    private string _way = "";
    private string _address = "";
    private string _note = "";
    private string _fix = "name";
    private string _value = "";
    private ImmutableArray<AttributeDefinition> _attributes = [];
    private string? _error;
    private string? _field;
    private long _openNumber;
    private PrivacyRequest? _erasing;

    /// <summary>Shows the most urgent only.</summary>
    [Parameter]
    public bool Short { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "new")]
    private string? New { get; set; }

    private string Summary => _requests.Length == 0 ? Texts.Privacy["the law gives one month"]
        : Texts.Privacy["{0} open, {1} done; the law gives one month", _requests.Count(request => !request.IsClosed), _requests.Count(request => request.IsClosed)];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await Load();
        _attributes = Short ? [] : await Calls.For(Tenant, grains => grains.GetGrain<IContactsGrain>(Tenant).ListAttributes());
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _adding |= New == "1";

    private async Task Load() => _requests = await Calls.For(Tenant, grains => grains.GetGrain<IRequestDeskGrain>(Tenant).List());

    private void Toggle(PrivacyRequest request)
    {
        _openNumber = _openNumber == request.Number ? 0 : request.Number;
        (_note, _error, _field) = ("", null, null);
    }

    private async Task Add()
    {
        (_error, _field) = (null, null);
        string? conversation = null;
        if (!string.IsNullOrWhiteSpace(_address))
        {
            conversation = PastedAddress.Read(Tenant, _address)?.Value;
            if (conversation is null)
            {
                (_error, _field) = (Texts.Privacy["Open the conversation and copy its address from the browser, or leave this empty."], "conversation");
                return;
            }
        }

        var outcome = await Calls.For(Tenant, grains => grains.GetGrain<IRequestDeskGrain>(Tenant).Open(new NewRequest
        {
            Kind = _kind,
            Person = _person,
            Way = _way,
            Conversation = conversation,
        }));
        if (outcome.Refusal is { } refusal)
        {
            (_error, _field) = (Sentences.Say(refusal.Text), refusal.Field);
            return;
        }

        (_person, _way, _address, _adding) = ("", "", "", false);
        await Load();
    }

    private async Task Move(PrivacyRequest request, RequestStep step)
    {
        var outcome = await Calls.For(Tenant, grains => grains.GetGrain<IRequestDeskGrain>(Tenant).Move(request.Number, step, _note));
        (_error, _field) = (Sentences.Say(outcome.Refusal?.Text), outcome.Refusal?.Field);
        if (_error is null)
        {
            _note = "";
            await Load();
        }
    }

    private async Task CarryOut(PrivacyRequest request, RequestChange? change)
    {
        var outcome = await Calls.For(Tenant, grains => grains.GetGrain<IRequestDeskGrain>(Tenant).CarryOut(request.Number, change));
        (_error, _field) = (Sentences.Say(outcome.Refusal?.Text), outcome.Refusal?.Field);
        if (_error is null)
        {
            _value = "";
            await Load();
        }
    }

    private async Task Export(PrivacyRequest request)
    {
        var outcome = await Calls.For(Tenant, grains => grains.GetGrain<IRequestDeskGrain>(Tenant).Export(request.Number, send: false));
        (_error, _field) = (Sentences.Say(outcome.Refusal?.Text), outcome.Refusal?.Field);
        if (outcome is { IsDone: true, Id: { } id })
        {
            Navigation.NavigateTo($"/privacy/{Tenant}/exports/{id}");
        }
    }

    private void Erase(PrivacyRequest request) => _erasing = request;

    private async Task Erased(bool erased)
    {
        _erasing = null;
        await Load();
    }

    private static string Name(RequestKind kind) => kind switch
    {
        RequestKind.Access => Texts.Privacy["A copy of the data"],
        RequestKind.Correction => Texts.Privacy["Correction"],
        RequestKind.Erasure => Texts.Privacy["Erasure"],
        RequestKind.Portability => Texts.Privacy["The data to take along"],
        RequestKind.Objection => Texts.Privacy["Objection to a use"],
        _ => Texts.Privacy["Withdrawal of consent"],
    };

    private static int StepNumber(PrivacyRequest request) => request.Step switch
    {
        RequestStep.Received => 1,
        RequestStep.Identified => 2,
        RequestStep.CarriedOut => 3,
        _ => 4,
    };

    private static string Stands(PrivacyRequest request) => request.Step switch
    {
        RequestStep.Received => Texts.Privacy["Check who asks"],
        RequestStep.Identified => request.Erasure is null ? Texts.Privacy["Carry it out"] : Texts.Privacy["Being erased"],
        RequestStep.CarriedOut => Texts.Privacy["Answer the person"],
        _ => "",
    };

    private bool Late(PrivacyRequest request) => Clock.Now - request.ReceivedAt >= PrivacyRequest.AlarmAfter;

    private string Left(PrivacyRequest request)
    {
        var days = (int)Math.Ceiling((request.DueAt - Clock.Now).TotalDays);
        return days < 0 ? Texts.Privacy["Overdue"] : ReceiptWords.Count(days, "day");
    }

    private int Share(PrivacyRequest request) => (int)Math.Clamp((Clock.Now - request.ReceivedAt) / PrivacyRequest.Allowed * 100, 2, 100);
}
