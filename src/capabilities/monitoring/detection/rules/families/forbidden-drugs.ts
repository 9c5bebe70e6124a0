/**
 * 禁止网络销售的药品: names from the catalogues of narcotics, psychotropics, toxic and radioactive drugs, precursors,
 * vaccines and blood products, with the trade names under which they are asked for. Data.
 */
export const FORBIDDEN_DRUGS: readonly string[] =
  '人血白蛋白 人免疫球蛋白 静注丙球 狂犬疫苗 HPV疫苗 流感疫苗 九价疫苗 美容针疫苗 吗啡 芬太尼 杜冷丁 哌替啶 美沙酮 羟考酮 可待因 复方磷酸可待因 安定片 地西泮 阿普唑仑 三唑仑 艾司唑仑 氯硝西泮 唑吡坦 咪达唑仑 曲马多 氯胺酮 利他林 哌甲酯 莫达非尼 右佐匹克隆 复方地芬诺酯 麻黄碱 麻黄素 伪麻黄碱 肉毒毒素 肉毒素 A型肉毒 砒霜 生附子 生川乌 生草乌 生马钱子 碘131 丁丙诺啡 布托啡诺 地佐辛 纳布啡 喷他佐辛 氢可酮 氢吗啡酮 二氢埃托啡 瑞芬太尼 舒芬太尼 阿片片 双氢可待因 福尔可定 右丙氧芬 罂粟碱粉 司可巴比妥 异戊巴比妥 戊巴比妥 苯巴比妥 巴比妥 劳拉西泮 硝西泮 奥沙西泮 替马西泮 氟西泮 氟硝西泮 溴西泮 氯氮卓 佐匹克隆 扎来普隆 格鲁米特 甲丙氨酯 匹莫林 安钠咖 依托咪酯 麦角胺 麦角酸 羟丁酸 舒乐安定 思诺思 联邦止咳露 聪明药 士的宁 洋金花 斑蝥 红娘虫 青娘虫 生半夏 生南星 生甘遂 生狼毒 白降丹 保妥适 衡力肉毒 除皱针 麻黄浸膏'.split(
    ' ',
  )
