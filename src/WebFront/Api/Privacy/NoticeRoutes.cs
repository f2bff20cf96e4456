using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Register;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Legal bases, the words by which customers decide in the chat, and what they are told.</summary>
internal static class NoticeRoutes
{
    private const string Noun = "Privacy notices";

    // Those that customers write through.
    private static readonly ImmutableArray<ChannelPlatform> s_channels =
        [ChannelPlatform.WhatsApp, ChannelPlatform.Messenger, ChannelPlatform.Instagram, ChannelPlatform.WebChat];

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/privacy/notices", Noun = Noun, Id = "getNotices", Needs = Permission.ManagePrivacy,
            Summary = "Gives each channel's legal basis, the words and phrases by which customers decide in the chat, the privacy policy's address and the age notice.",
            Answer = typeof(RegisterModels.Notices), Do = Get,
        },
        new()
        {
            Method = "PATCH", Path = "/privacy/notices", Noun = Noun, Id = "updateNotices", Needs = Permission.ManagePrivacy,
            Summary = "Changes some of it. An empty phrase is switched off.",
            Body = typeof(RegisterModels.NoticesBody), Answer = typeof(RegisterModels.Notices), Do = Update,
        },
    ];

    private static IPrivacyRegisterGrain Register(ApiCall call) => call.Grains.GetGrain<IPrivacyRegisterGrain>(call.Tenant);

    private static async Task<ApiAnswer> Get(ApiCall call)
    {
        var notices = (await Register(call).Get()).Notices;
        return ApiAnswer.Ok(new RegisterModels.Notices(
            [.. s_channels.Select(channel => new RegisterModels.Basis(channel.Name(), ApiWords.Of(Basis(notices, channel))))],
            notices.StopWords,
            notices.ErasurePhrase,
            notices.AccessPhrase ?? Notices.UsualAccessPhrase,
            notices.CorrectionPhrase ?? Notices.UsualCorrectionPhrase,
            notices.ObjectionPhrase ?? Notices.UsualObjectionPhrase,
            notices.PolicyUrl,
            notices.SaysAge,
            notices.ChangedAt));
    }

    private static async Task<ApiAnswer> Update(ApiCall call)
    {
        var body = call.Body<RegisterModels.NoticesBody>();
        var old = (await Register(call).Get()).Notices;
        var bases = s_channels.ToDictionary(static channel => channel, channel => Basis(old, channel));
        foreach (var basis in body.Bases ?? [])
        {
            if (!ChannelPlatforms.TryParse(basis?.Channel, out var channel) || !bases.ContainsKey(channel))
            {
                return ApiProblem.Invalid("bases", $"Use one of: {string.Join(", ", s_channels.Select(static one => one.Name()))}.");
            }

            bases[channel] = ApiCall.Word<LegalBasis>("bases", basis!.LegalBasis ?? "")!.Value;
        }

        var outcome = await Register(call).SetNotices(old with
        {
            Bases = [.. bases.Select(static one => new ChannelBasis(one.Key, one.Value))],
            StopWords = body.StopWords is { } words ? [.. words.Select(static word => word ?? "")] : old.StopWords,
            ErasurePhrase = body.ErasurePhrase ?? old.ErasurePhrase,
            AccessPhrase = body.AccessPhrase ?? old.AccessPhrase,
            CorrectionPhrase = body.CorrectionPhrase ?? old.CorrectionPhrase,
            ObjectionPhrase = body.ObjectionPhrase ?? old.ObjectionPhrase,
            PolicyUrl = body.PolicyUrl ?? old.PolicyUrl,
            SaysAge = body.SaysAge ?? old.SaysAge,
        });
        return outcome.Refusal is { } refusal ? ApiProblem.Of(refusal) : await Get(call);
    }

    private static LegalBasis Basis(Notices notices, ChannelPlatform channel) =>
        notices.Bases.FirstOrDefault(one => one.Platform == channel)?.Basis ?? LegalBasis.Unsaid;
}
