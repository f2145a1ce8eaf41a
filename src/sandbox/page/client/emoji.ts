/** The shortcodes that messages of apps use most. Others stay text, as an unknown one does in Slack. */
const EMOJI: Readonly<Record<string, string>> = Object.fromEntries(
  `white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|warning ⚠️|no_entry ⛔|no_entry_sign 🚫
exclamation ❗|heavy_exclamation_mark ❗|question ❓|bangbang ‼️|information_source ℹ️|bulb 💡|mag 🔍|mag_right 🔎|book 📖|books 📚|notebook 📓
page_facing_up 📄|page_with_curl 📃|clipboard 📋|memo 📝|pencil ✏️|pencil2 ✏️|scroll 📜|bookmark 🔖|bookmark_tabs 📑|label 🏷️|paperclip 📎|link 🔗
pushpin 📌|round_pushpin 📍|calendar 📅|date 📆|spiral_calendar_pad 🗓️|spiral_calendar 🗓️|alarm_clock ⏰|clock1 🕐|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|timer_clock ⏲️
bell 🔔|no_bell 🔕|loudspeaker 📢|mega 📣|speech_balloon 💬|thought_balloon 💭|eyes 👀|eye 👁️|wave 👋|thumbsup 👍|+1 👍|thumbsdown 👎|-1 👎|clap 👏|pray 🙏|raised_hands 🙌|point_right 👉|point_left 👈|point_up ☝️|point_down 👇|handshake 🤝|muscle 💪
smile 😄|smiley 😃|grinning 😀|slightly_smiling_face 🙂|wink 😉|blush 😊|thinking_face 🤔|neutral_face 😐|confused 😕|sweat_smile 😅|joy 😂|sob 😭|cry 😢|sunglasses 😎|robot_face 🤖|tada 🎉|rocket 🚀|fire 🔥|star ⭐|star2 🌟|sparkles ✨|zap ⚡|boom 💥|trophy 🏆|medal 🏅|dart 🎯
red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|large_purple_circle 🟣|white_circle ⚪|black_circle ⚫|red_square 🟥|large_orange_square 🟧|large_yellow_square 🟨|large_green_square 🟩|large_blue_square 🟦|white_large_square ⬜|black_large_square ⬛|white_square_button 🔳|small_red_triangle 🔺|small_blue_diamond 🔹|small_orange_diamond 🔸|large_blue_diamond 🔷|large_orange_diamond 🔶
heart ❤️|yellow_heart 💛|green_heart 💚|blue_heart 💙|broken_heart 💔|100 💯|key 🔑|lock 🔒|unlock 🔓|closed_lock_with_key 🔐|shield 🛡️|gear ⚙️|wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|scales ⚖️|balance_scale ⚖️|moneybag 💰|dollar 💵|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊|briefcase 💼|office 🏢|bank 🏦|cloud ☁️|earth_americas 🌎|globe_with_meridians 🌐
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrow_forward ▶️|fast_forward ⏩|arrows_counterclockwise 🔄|repeat 🔁|heavy_plus_sign ➕|heavy_minus_sign ➖|wastebasket 🗑️|inbox_tray 📥|outbox_tray 📤|package 📦|email 📧|envelope ✉️|phone ☎️|computer 💻|file_folder 📁|open_file_folder 📂|card_index_dividers 🗂️|card_file_box 🗃️|construction 🚧|octagonal_sign 🛑|vertical_traffic_light 🚦|checkered_flag 🏁|triangular_flag_on_post 🚩|waving_white_flag 🏳️|bust_in_silhouette 👤|busts_in_silhouette 👥|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟|seedling 🌱|herb 🌿|crossed_swords ⚔️|skull 💀|ghost 👻|jigsaw 🧩|compass 🧭|hand ✋|raised_hand ✋|ok_hand 👌|new 🆕|ok 🆗|sos 🆘|recycle ♻️|brain 🧠|art 🎨|test_tube 🧪|microscope 🔬|pause_button ⏸️|black_square_for_stop ⏹️|speaking_head_in_silhouette 🗣️|placard 🪧|face_with_monocle 🧐`
    .split(/[|\n]/)
    .map((entry) => entry.split(' ') as [string, string]),
);

/** The character for a shortcode without its colons, or `undefined`. */
export const emoji = (name: string): string | undefined => EMOJI[name.replace(/::skin-tone-\d$/, '')];

/** Text with the shortcodes that are known turned into characters, as in plain_text. */
export const withEmoji = (text: string): string =>
  text.replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => emoji(name) ?? whole);
