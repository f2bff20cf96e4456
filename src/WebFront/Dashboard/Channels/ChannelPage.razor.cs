using Chatbotics.Channels.Meta;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Channels;

/// <summary>One channel: what its examination found, a test message, its name, its end.</summary>
public sealed partial class ChannelPage
{
    private ChannelCard? _card;
    private RemedyResult? _said;
    private RemedyResult? _test;
    private string? _name;
    private string? _nameError;
    private string? _to;
    private bool _isBusy;

    /// <summary>The workspace.</summary>
    [Parameter]
    public string Tenant { get; set; } = "";

    /// <summary>The platform's name.</summary>
    [Parameter]
    public string Platform { get; set; } = "";

    /// <summary>The asset's id.</summary>
    [Parameter]
    public string Asset { get; set; } = "";

    [Inject]
    private ChannelDesk Desk { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private PublicAddress Address { get; set; } = default!;

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private IOptions<MetaOptions> Meta { get; set; } = default!;

    private string About => _card is not { } card ? "" : card.Health switch
    {
        ChannelHealth.Off => Texts.Channels["{0}, disconnected", Look.Name(card.Status.Key.Platform)],
        _ => Look.Name(card.Status.Key.Platform),
    };

    private bool IsBusy => _isBusy || !RendererInfo.IsInteractive;

    private ConnectionKey Key => _card!.Status.Key;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (ChannelPlatforms.TryParse(Platform, out var platform) && platform == ChannelPlatform.WebChat)
        {
            Navigation.NavigateTo(ChannelAddress.Website(Tenant, Asset), replace: true);
            return;
        }

        await Load();
        if (_card is null)
        {
            Navigation.NotFound();
            return;
        }

        _name ??= _card.Status.Name;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || _card is null)
        {
            return;
        }

        await Clock.Learn(Browser);
        if (_card.Examination is null)
        {
            await Examine();
        }

        StateHasChanged();
    }

    private string Access(ConnectionStatus status) => status switch
    {
        { TokenSetAt: null } => Texts.Channels["None"],
        { TokenExpiresAt: { } end, InstagramLogin: true } => Texts.Channels["Until {0:d MMMM yyyy}, renews by itself", Clock.Local(end)],
        { TokenExpiresAt: { } end } => Texts.Channels["Until {0:d MMMM yyyy}", Clock.Local(end)],
        { TokenSetAt: { } set } => Texts.Channels["Set {0:d MMMM yyyy}, doesn’t end", Clock.Local(set)],
    };

    private async Task Load() => _card = await Desk.Get(Tenant, Platform, Asset);

    private async Task Examine() => await Do(async () =>
    {
        await Desk.Examine(Key);
        return null;
    });

    private async Task Apply(Remedy remedy)
    {
        switch (remedy)
        {
            case Remedy.Reconnect:
                await Reconnect();
                break;
            case Remedy.ShowWebhook:
                Navigation.NavigateTo(ChannelAddress.Webhook(Tenant));
                break;
            default:
                await Do(async () =>
                {
                    var result = await Desk.Apply(Key, remedy);
                    await Desk.Examine(Key);
                    return result;
                });
                break;
        }
    }

    private async Task Reconnect()
    {
        var flow = ConnectFlows.Of(_card!.Status);
        if (flow == ConnectFlow.WhatsAppToken && Meta.Value is { AppId.Length: > 0, AppSecret.Length: > 0, SignupConfigId.Length: > 0 })
        {
            // A sign-in is easier than a token to be pasted, and ends at the same number.
            flow = ConnectFlow.WhatsAppSignup;
        }

        if (flow == ConnectFlow.WhatsAppToken)
        {
            Navigation.NavigateTo($"{ChannelAddress.Token(Tenant)}?number={Uri.EscapeDataString(Asset)}&account={Uri.EscapeDataString(_card.Status.BusinessAccountId ?? "")}");
            return;
        }

        _isBusy = true;
        if (await Desk.Start(Tenant, flow, Address.Of(ChannelAddress.Callback, Navigation.BaseUri)) is { } session)
        {
            Navigation.NavigateTo(ChannelAddress.Go(Tenant, session), forceLoad: true);
        }
    }

    private async Task SendTest()
    {
        _isBusy = true;
        StateHasChanged();
        _test = await Desk.SendTest(Key, _to ?? "");
        _isBusy = false;
    }

    private async Task Rename()
    {
        _isBusy = true;
        _nameError = await Desk.Rename(Key, _name ?? "") is { Length: > 0 } error ? error : null;
        if (_nameError is null)
        {
            await Load();
            _name = _card?.Status.Name;
        }

        _isBusy = false;
    }

    private Task Disconnect() => Do(async () =>
    {
        await Desk.Disconnect(Key);
        return new RemedyResult(true, Texts.Channels["Disconnected. Its token is destroyed; its conversations stay."]);
    });

    private async Task Do(Func<Task<RemedyResult?>> act)
    {
        (_isBusy, _said) = (true, null);
        StateHasChanged();
        try
        {
            _said = await act();
            await Load();
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void Leave() => Navigation.NavigateTo(ChannelAddress.List(Tenant), forceLoad: true);
}
